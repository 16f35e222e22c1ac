import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND } from '@/lib/foundation/time';
import type { BenchDatabase } from '../bench-database';
import { BenchWorker } from '../bench-worker';
import { percentile } from '../measure';
import { connectBenchAccounts, seedQueue } from '../seed-queue';
import type { Bench, Result, Target } from '../target';

const PENDING = 200_000;
const GOAL = { p50: 10, p99: 50, firstAttempt: 10 * SECOND };
const POLL_MS = SECOND;
/** A worker lives for days; its first posts wait for code to be compiled and connections to be opened. */
const WARM_UP = { name: 'warm', count: 45, spacingMs: 333 };

/** Target 17: how long after its planned time a post leaves, one by one among many that wait, and in a crowd. */
export const latenessTarget: Target = {
  number: 17,
  title: 'lateness',
  isSlow: true,
  async run(bench) {
    const database = await bench.createDatabase('lateness');
    await connectBenchAccounts(database.client);
    bench.say(`seeding ${PENDING} pending posts`);
    const future = {
      name: 'sch',
      count: PENDING,
      status: 'pending',
      at: "now() + interval '1 day' + n * interval '30 seconds'",
    };
    await seedQueue(database.client, future);
    await database.client.query('VACUUM (ANALYZE)');
    const worker = await BenchWorker.start(database.url);
    try {
      bench.say(`${WARM_UP.count} posts before it counts`);
      await latenessOf(database, WARM_UP);
      return [...(await idle(bench, database)), await crowd(bench, database)];
    } finally {
      await worker.stop();
    }
  },
};

/** Posts a third of a second apart, and beside them a poll of one second that looks for the same times. */
async function idle({ options: { quick }, say }: Bench, database: BenchDatabase): Promise<Result[]> {
  const count = quick ? 60 : 300;
  const spacingMs = 333;
  say(`${count} posts, ${spacingMs} ms apart`);
  const late = await latenessOf(database, { name: 'idle', count, spacingMs });
  const polled = dueTimes(count, spacingMs).map((dueMs) => Math.ceil(dueMs / POLL_MS) * POLL_MS - dueMs);
  const line = (name: string, share: number, goal: number): Result => {
    const [ours, baseline] = [percentile(late, share), percentile(polled, share)];
    return {
      target: 17,
      name,
      ours,
      baseline,
      ratio: ours / baseline,
      unit: 'ms',
      goal: `≤ ${goal}`,
      ok: ours <= goal,
    };
  };
  return [line('late, p50, idle', 0.5, GOAL.p50), line('late, p99, idle', 0.99, GOAL.p99)];
}

/** A poll of one second whose look takes no time, which flatters it. */
const dueTimes = (count: number, spacingMs: number): number[] =>
  Array.from({ length: count }, (_, number) => number * spacingMs);

async function crowd({ options: { quick }, say }: Bench, database: BenchDatabase): Promise<Result> {
  const count = quick ? 200 : 1_000;
  say(`${count} posts in a minute`);
  const late = await latenessOf(database, { name: 'crowd', count, spacingMs: (quick ? 12 : 60) * (SECOND / count) });
  const ours = percentile(late, 1);
  return {
    ...{ target: 17, name: `late, the last of ${count}`, ours, baseline: null, ratio: null, unit: 'ms' },
    ...{ goal: `< ${GOAL.firstAttempt}`, ok: ours < GOAL.firstAttempt },
  };
}

/** From the planned time to the moment at which the request may leave, both by the database's clock. */
async function latenessOf(
  { client }: BenchDatabase,
  { name, count, spacingMs }: { name: string; count: number; spacingMs: number },
): Promise<number[]> {
  const at = `now() + interval '2 seconds' + n * interval '${spacingMs} milliseconds'`;
  await seedQueue(client, { name, count, status: 'pending', at });
  await sleep(2 * SECOND + count * spacingMs);
  for (let waited = 0; waited < 60; waited++) {
    const { rows } = await client.query<{ ms: number }>(
      `SELECT extract(epoch FROM a.requested_at - s.scheduled_at)::float8 * 1000 AS ms
       FROM scheduled_posts s JOIN publish_attempts a ON a.scheduled_post_id = s.id
       WHERE s.id LIKE $1 || '\\_%' AND s.status = 'published' AND a.number = 1`,
      [name],
    );
    if (rows.length === count) return rows.map(({ ms }) => ms);
    await sleep(SECOND);
  }
  throw new Error(`Not all of ${count} posts went out within a minute of the last.`);
}
