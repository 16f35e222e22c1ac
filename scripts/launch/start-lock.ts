import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hasCode, Refusal } from './refusal';
import { isLauncher, readRuntime } from './runtime-file';

/** Keeps two launchers off one data folder. @throws Refusal naming the one that runs. */
export async function takeStartLock(folder: string): Promise<() => Promise<void>> {
  const file = path.join(folder, 'start.lock');
  for (;;) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
    const pid = Number(await readFile(file, 'utf8'));
    if (pid !== process.pid && isLauncher(pid)) throw await alreadyRunning(folder, pid);
    await rm(file, { force: true });
  }
}

async function alreadyRunning(folder: string, pid: number): Promise<Refusal> {
  const url = (await readRuntime(folder))?.env.APP_URL;
  const where = url === undefined ? 'and not up yet' : `at ${url}`;
  return new Refusal(`The product is already running ${where} (process ${pid}). Stop that one first: kill ${pid}`);
}
