import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { SECOND } from '@/lib/foundation/time';
import type { BenchDatabase } from '../bench-database';
import { BenchWorker } from '../bench-worker';
import { median } from '../measure';
import { connectBenchAccounts, seedQueue } from '../seed-queue';
import type { Bench, Result, Target } from '../target';

/** Posts that the worker has under way, and connections that insert. */
const CONCURRENCY = 100;
const CONNECTIONS = 32;
/**
 * How often a publication waits until it is on disk: its attempt, the mark that it is sent, its settlement. Posts that come
 * together share those commits as they share that of their claim; the inserts share what the server flushes at once.
 */
const COMMITS = 3;
const GOAL = 0.8;
const NEXT_ATTEMPT_MS = 35 * SECOND;

/** Target 18: publications that each are on disk, against the commits that the disk takes; and what a crash costs. */
export const durableTarget: Target = {
  number: 18,
  title: 'durable publications',
  isSlow: true,
  async run(bench) {
    const database = await bench.createDatabase('durable');
    await connectBenchAccounts(database.client, accountsOf(bench));
    await database.client.query('CREATE TABLE floor (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text text)');
    return [await againstFloor(bench, database), await crash(bench, database)];
  },
};

/** Each post of a round has an account of its own, so that none waits for another. */
const accountsOf = ({ options: { quick } }: Bench): number => (quick ? 1_000 : 2_000);

async function againstFloor(bench: Bench, database: BenchDatabase): Promise<Result> {
  const worker = await BenchWorker.start(database.url, {
    WORKER_CONCURRENCY: String(CONCURRENCY),
    PUBLISH_GAP_MS: '1',
  });
  const { options, say } = bench;
  const published: number[] = [];
  const floors: number[] = [];
  try {
    for (let round = 0; round < (options.quick ? 3 : 7); round++) {
      floors.push(await commitsPerSecond(database.url));
      published.push(await publicationsPerSecond(database, `round${round}`, accountsOf(bench)));
      say(`round ${round + 1}: ${published.at(-1)?.toFixed(0)} publications/s, ${floors.at(-1)?.toFixed(0)} commits/s`);
    }
  } finally {
    await worker.stop();
  }
  const [ours, baseline] = [median(published) * COMMITS, median(floors)];
  const ratio = ours / baseline;
  return {
    ...{ target: 18, name: `durable steps of publications, ${COMMITS} each`, ours, baseline, ratio },
    ...{ unit: 'per second', goal: `≥ ${GOAL}`, ok: ratio >= GOAL },
  };
}

/** One-row inserts, each committed by itself. */
async function commitsPerSecond(url: string): Promise<number> {
  const clients = Array.from({ length: CONNECTIONS }, () => new pg.Client({ connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  const endsAt = performance.now() + 2 * SECOND;
  const counts = await Promise.all(
    clients.map(async (client) => {
      let count = 0;
      for (; performance.now() < endsAt; count++) {
        await client.query({
          name: 'floor',
          text: 'INSERT INTO floor (text) VALUES ($1)',
          values: ['A post of usual length.'],
        });
      }
      return count;
    }),
  );
  await Promise.all(clients.map((client) => client.end()));
  return counts.reduce((sum, count) => sum + count, 0) / 2;
}

/** Due one after another faster than they can go out, so that the worker is never without work. */
async function publicationsPerSecond({ client }: BenchDatabase, name: string, count: number): Promise<number> {
  await seedQueue(client, {
    name,
    count,
    status: 'pending',
    accounts: count,
    at: "now() + interval '1 second' + n * interval '0.1 milliseconds'",
  });
  for (let waited = 0; waited < 600; waited++) {
    const { rows } = await client.query<{ done: number; seconds: number }>(
      `SELECT count(*)::int AS done, extract(epoch FROM max(a.answered_at) - min(a.created_at))::float8 AS seconds
       FROM scheduled_posts s JOIN publish_attempts a ON a.scheduled_post_id = s.id
       WHERE s.id LIKE $1 || '\\_%' AND s.status = 'published'`,
      [name],
    );
    if (rows[0]?.done === count) return count / rows[0].seconds;
    await sleep(100);
  }
  throw new Error(`${count} posts did not go out within a minute.`);
}

/** A worker is killed with a post in its hands; another takes the post when the lease has ended. */
async function crash({ say }: Bench, database: BenchDatabase): Promise<Result> {
  say('a worker is killed with a post in its hands');
  const dying = await BenchWorker.start(database.url, { BENCH_HANG: '1' });
  await seedQueue(database.client, { name: 'crash', count: 1, status: 'pending', at: 'now()' });
  await attempts(database, 1);
  dying.kill();
  const killedAt = performance.now();
  const next = await BenchWorker.start(database.url);
  await attempts(database, 2);
  const ours = performance.now() - killedAt;
  await next.stop();
  return {
    ...{ target: 18, name: 'crash to next attempt', ours, baseline: null, ratio: null, unit: 'ms' },
    ...{ goal: `≤ ${NEXT_ATTEMPT_MS}`, ok: ours <= NEXT_ATTEMPT_MS },
  };
}

/** Until the post was claimed so often. */
async function attempts({ client }: BenchDatabase, wanted: number): Promise<void> {
  for (let waited = 0; waited < 1_200; waited++) {
    const { rows } = await client.query<{ fence: string }>(
      "SELECT a.fence FROM publish_attempts a WHERE a.scheduled_post_id LIKE 'crash%' ORDER BY a.number DESC LIMIT 1",
    );
    if (Number(rows[0]?.fence ?? 0) >= wanted) return;
    await sleep(50);
  }
  throw new Error(`The post was not attempted ${wanted} times within a minute.`);
}
