import { type Env, envSchema } from './env-schema';

/** Every problem of the environment at once, each with the variable's name and what is expected. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
}

type Source = Record<string, string | undefined>;

/** Parses an environment. @throws EnvError naming each bad variable. An empty string counts as unset. */
export function parseEnv(source: Source): Env {
  const given = withoutEmpty(source);
  const parsed = envSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new EnvError(`The environment is not complete:\n${parsed.error.issues.map(explain(given)).join('\n')}`);
}

/** Checks only what is set, where the rest comes later (a build, the launcher). @throws EnvError as `parseEnv`. */
export function checkSetVariables(source: Source): void {
  const given = withoutEmpty(source);
  const issues = envSchema.safeParse(given).error?.issues ?? [];
  const wrong = issues.filter((issue) => given[String(issue.path[0])] !== undefined);
  if (wrong.length > 0) throw new EnvError(`The environment is wrong:\n${wrong.map(explain(given)).join('\n')}`);
}

const withoutEmpty = (source: Source): Source =>
  Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));

const explain = (given: Source) => (issue: { path: PropertyKey[]; message: string }) => {
  const name = String(issue.path[0]);
  const expected = envSchema.shape[name as keyof typeof envSchema.shape]?.description ?? '';
  return `  ${name}: ${given[name] === undefined ? 'is not set' : issue.message}. ${expected}`;
};

let parsed: Env | undefined;

/** The environment of this process, parsed at first use. The only reader of `process.env`. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
