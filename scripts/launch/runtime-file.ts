import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { envSchema } from '../../lib/foundation/env-schema';
import { candidateFolders } from './data-folder';
import { commandOf } from './postmaster-pid';
import { hasCode } from './refusal';

const schema = z.object({
  pid: z.number(),
  postgresPort: z.number().optional(),
  env: z.record(z.string(), z.string()),
});

export type Runtime = z.infer<typeof schema>;

const FILE = 'runtime.json';

/** What a running product uses, so that commands beside it reach the same database with the same keys. */
export async function writeRuntime(folder: string, env: NodeJS.ProcessEnv) {
  const names = Object.keys(envSchema.shape);
  const known = Object.fromEntries(Object.entries(env).filter(([name, value]) => names.includes(name) && value));
  const runtime = { pid: process.pid, env: known };
  await writeFile(path.join(folder, FILE), `${JSON.stringify(runtime, null, 2)}\n`, { mode: 0o600 });
}

export async function readRuntime(folder: string): Promise<Runtime | undefined> {
  try {
    return schema.parse(JSON.parse(await readFile(path.join(folder, FILE), 'utf8')));
  } catch (error) {
    // A file that is closed to this user belongs to another installation; the data folder's own refusal says more.
    if (hasCode(error, 'ENOENT', 'ENOTDIR', 'EACCES') || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export const removeRuntime = (folder: string): Promise<void> => rm(path.join(folder, FILE), { force: true });

/** The product that this clone is running now, if any. */
export async function findRunning(root: string): Promise<Runtime | undefined> {
  for (const folder of candidateFolders(root)) {
    const runtime = await readRuntime(folder);
    if (runtime !== undefined && isLauncher(runtime.pid)) return runtime;
  }
  return undefined;
}

/** A process id alone proves nothing: after a restart of the machine it may belong to anything. */
export const isLauncher = (pid: number): boolean => commandOf(pid).includes('start.mjs');
