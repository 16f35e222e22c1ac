import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasCode, Refusal } from './refusal';

const FAST_STOP_MS = 10_000;
const IMMEDIATE_STOP_MS = 15_000;

/**
 * Clears the way for a new server on `cluster`: after a kill -9 the old server may still run without its launcher, or its
 * pid file may name a process id that the system has given to something else, which PostgreSQL takes for itself.
 */
export async function clearPostmaster(cluster: string): Promise<void> {
  const pid = await readPostmasterPid(cluster);
  if (pid === undefined) return;
  if (!isPostgresOf(pid, cluster)) return rm(path.join(cluster, 'postmaster.pid'), { force: true });
  const startedAt = Date.now();
  let signal: NodeJS.Signals | undefined = 'SIGINT';
  while (isPostgresOf(pid, cluster)) {
    if (signal !== undefined) process.kill(pid, signal);
    signal = undefined;
    await sleep(100);
    const waitedMs = Date.now() - startedAt;
    if (waitedMs > IMMEDIATE_STOP_MS) throw new Refusal(`The old database server (process ${pid}) does not stop.`);
    if (waitedMs > FAST_STOP_MS) signal = 'SIGQUIT';
  }
}

async function readPostmasterPid(cluster: string): Promise<number | undefined> {
  try {
    const [first] = (await readFile(path.join(cluster, 'postmaster.pid'), 'utf8')).split('\n');
    const pid = Number(first);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

const isPostgresOf = (pid: number, cluster: string): boolean => commandOf(pid).includes(cluster);

/** The command line of a process; '' when it has ended. */
export function commandOf(pid: number): string {
  if (process.platform !== 'linux') {
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ESRCH')) return '';
    throw error;
  }
}
