import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { adoptRunningEnvironment } from '../../scripts/launch/running-environment';

/** What the product that runs in this folder costs while it does nothing: a worker's share of a core, and connections. */
const SECONDS = Number(process.argv[2] ?? 60);
const TICKS_PER_SECOND = 100;
const ROOT = process.cwd();

await adoptRunningEnvironment(ROOT);
const client = new pg.Client({ connectionString: process.env.DATABASE_URL, application_name: 'idle-cost' });
await client.connect();

const workers = (await client.query<{ id: string }>('SELECT id FROM workers WHERE expected_at > now()')).rows;
const pids = workers.map(({ id }) => Number(id.split('-').at(-1))).filter(Number.isInteger);

/** Processor time of a process so far, in seconds, as Linux counts it. */
async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return ((user ?? 0) + (system ?? 0)) / TICKS_PER_SECOND;
}

async function connections(): Promise<Map<string, number>> {
  const { rows } = await client.query<{ name: string; count: number }>(
    `SELECT application_name AS name, count(*)::int FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() GROUP BY 1`,
  );
  return new Map(rows.map(({ name, count }) => [name, count]));
}

const before = await Promise.all(pids.map(cpuSeconds));
const seen = new Map<string, number[]>();
for (let second = 0; second < SECONDS; second++) {
  const now = await connections();
  const all = [...now.values()].reduce((sum, count) => sum + count, 0);
  for (const [name, count] of [...now, ['all', all] as const]) seen.set(name, [...(seen.get(name) ?? []), count]);
  await sleep(1_000);
}
const after = await Promise.all(pids.map(cpuSeconds));

for (const [index, pid] of pids.entries()) {
  const share = ((after[index] ?? 0) - (before[index] ?? 0)) / SECONDS;
  console.log(`worker ${pid}: ${(share * 100).toFixed(2)} % of a core`);
}
for (const [name, counts] of seen) {
  const sorted = [...counts].sort((one, other) => one - other);
  console.log(`connections, ${name}: median ${sorted[Math.floor(sorted.length / 2)]}, most ${sorted.at(-1)}`);
}
await client.end();
