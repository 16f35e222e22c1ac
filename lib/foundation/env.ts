import { type Env, envSchema } from './env-schema';

/** Every problem of the environment at once, each with the variable's name and what is expected. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
}

/** Parses an environment. @throws EnvError naming each bad variable. An empty string counts as unset. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = envSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const expected = envSchema.shape[name as keyof typeof envSchema.shape]?.description ?? '';
    return `  ${name}: ${given[name] === undefined ? 'is not set' : issue.message}. ${expected}`;
  });
  throw new EnvError(`The environment is not complete:\n${lines.join('\n')}`);
}

let parsed: Env | undefined;

/** The environment of this process, parsed at first use. The only reader of `process.env`. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
