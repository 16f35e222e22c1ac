import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { SECOND } from '@/lib/foundation/time';
import { median } from './measure';

/** Linux counts processor time in hundredths of a second, memory in KiB. */
const TICKS_A_SECOND = 100;
const KIB_A_MB = 1_000_000 / 1_024;

export interface IdleCost {
  /** Of one core, in percent, of all processes together. */
  cpuPercent: number;
  residentMb: number;
  connections: { median: number; most: number };
}

/** What processes that have nothing to do cost over some seconds, and which connections the database counts meanwhile. */
export async function idleCost(client: pg.Client, pids: readonly number[], seconds: number): Promise<IdleCost> {
  const sumOf = async (of: (pid: number) => Promise<number>): Promise<number> =>
    (await Promise.all(pids.map(of))).reduce((sum, value) => sum + value, 0);
  const before = await sumOf(cpuSeconds);
  const startedAt = performance.now();
  const counts: number[] = [];
  for (let second = 0; second < seconds; second++) {
    counts.push(await connections(client));
    await sleep(SECOND);
  }
  const elapsed = (performance.now() - startedAt) / SECOND;
  return {
    cpuPercent: (((await sumOf(cpuSeconds)) - before) / elapsed) * 100,
    residentMb: await sumOf(residentMb),
    connections: { median: median(counts), most: Math.max(...counts) },
  };
}

async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return ((user ?? 0) + (system ?? 0)) / TICKS_A_SECOND;
}

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / KIB_A_MB;
}

/** All but this one. */
async function connections(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
  );
  return rows[0]?.count ?? 0;
}
