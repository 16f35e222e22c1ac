import { randomBytes } from 'node:crypto';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { hasCode, Refusal } from './refusal';

const schema = z.object({ AUTH_SECRET: z.string(), ENCRYPTION_KEYS: z.string(), DEMO_PASSWORD: z.string() });

export type Secrets = z.infer<typeof schema>;

/** The secrets of this installation, made at the first start. Losing the file makes stored network tokens unreadable. */
export async function keptSecrets(folder: string): Promise<Secrets> {
  const kept = await secretsIn(folder);
  if (kept !== undefined) return kept;
  const secrets: Secrets = {
    AUTH_SECRET: randomBytes(36).toString('base64url'),
    ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    DEMO_PASSWORD: randomBytes(12).toString('base64url'),
  };
  const file = fileIn(folder);
  await writeFile(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  await chmod(file, 0o600);
  return secrets;
}

/** The secrets that a folder already holds, if any. @throws Refusal when the file is damaged. */
export async function secretsIn(folder: string): Promise<Secrets | undefined> {
  const file = fileIn(folder);
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw unreadable(file, error);
  }
}

const fileIn = (folder: string): string => path.join(folder, 'secrets.json');

function unreadable(file: string, cause: unknown): Error {
  if (hasCode(cause, 'EACCES', 'EPERM')) return new Refusal(`${file} cannot be read by this user.`);
  return new Refusal(
    `${file} is damaged. Restore it from a backup, or set AUTH_SECRET and ENCRYPTION_KEYS and move the file away; ` +
      'without the old keys every account must be connected again.',
  );
}
