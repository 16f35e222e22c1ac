import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Caches } from '@/lib/data/cache/caches';
import { cacheKey } from '@/lib/data/cache/keys';
import { type Queryable, run } from '@/lib/data/db/sql';
import { type RollupRow, rollupsByBucket } from '@/lib/data/db/statements/analytics-rollups';
import { RedisStore } from '@/lib/data/kv/redis';
import { DAY, plus, SECOND } from '@/lib/foundation/time';
import type { OwnRedis } from '../../setup/redis-server';
import { withPool } from '../bench-pool';
import { percentile, timed } from '../measure';
import { postsDatabase } from '../posts-database';
import { mustEqual } from '../rounds';
import type { Bench, Result, Target } from '../target';

const ROWS = 50_000;
const CLIENTS = 10;
const GOAL = { p50: 1.25, p99: 2, backMs: 5 * SECOND };
const FAULTS = ['killed', 'frozen'] as const;

const rowsSchema = z.array(z.custom<RollupRow>((row) => typeof row === 'object' && row !== null && 'bucket' in row));
const TODAY = new Date();
const day = (at: Date): string => at.toISOString().slice(0, 10);

/** Target 12: a Redis that is killed or frozen costs what the cache saves, and nothing beside; it is used again when it is back. */
export const redisGoneTarget: Target = {
  number: 12,
  title: 'Redis killed and frozen',
  isSlow: true,
  async run(bench) {
    const { url, largest } = await postsDatabase(bench, ROWS);
    return withPool(url, async (pool) => {
      const results: Result[] = [];
      for (const fault of FAULTS) results.push(...(await under(bench, fault, () => summary(pool, largest.id))));
      return results;
    });
  },
};

/** What a summary reads: the sums of thirty days and of the thirty before. */
async function summary(on: Queryable, business: string): Promise<RollupRow[]> {
  const sums = (from: number, to: number) =>
    run(on, rollupsByBucket, [business, day(plus(TODAY, from * DAY)), day(plus(TODAY, to * DAY)), 'all', null, null]);
  return (await Promise.all([sums(-31, -2), sums(-61, -32)])).flat();
}

async function under(
  bench: Bench,
  fault: (typeof FAULTS)[number],
  load: () => Promise<RollupRow[]>,
): Promise<Result[]> {
  const redis = await bench.startRedis();
  const [here, there] = [new Caches(new RedisStore(redis.url)), new Caches(new RedisStore(redis.url))];
  await Promise.all([here.start(), there.start()]);
  let asked = 0;
  let errors = 0;
  // Never the same key twice: each read asks the store, then the database, and stores what it found.
  const cached = (caches: Caches, name?: string) => {
    asked += 1;
    const key = cacheKey('biz_bench', name ?? `read_${asked}`);
    return caches.kinds.analytics.getOrSet({ key, schema: rowsSchema, load });
  };
  const counted = async (): Promise<void> => {
    await cached(here).catch(() => {
      errors += 1;
    });
  };
  const times = { ours: [] as number[], uncached: [] as number[] };
  try {
    mustEqual('the sums', await cached(here), await load());
    // A turn of both that does not count: connections of the database that are opened for the first are not what it waits for.
    for (const read of [counted, load]) await taken(10 * CLIENTS, read);
    await (fault === 'killed' ? redis.stop('SIGKILL') : redis.signal('SIGSTOP'));
    for (let round = 0; round < (bench.options.quick ? 5 : 9); round++) {
      const reads = bench.options.quick ? 300 : 1_000;
      times.ours.push(...(await taken(reads, counted)));
      times.uncached.push(...(await taken(reads, load)));
    }
    const backMs = await untilShared(fault, redis, here, there, cached);
    return [
      against(fault, 'p50', times, 0.5),
      against(fault, 'p99', times, 0.99),
      one(`${fault}: errors of ${times.ours.length} reads`, errors, 'reads', '0', errors === 0),
      one(`${fault}: shared again after its return`, backMs, 'ms', `≤ ${GOAL.backMs}`, backMs <= GOAL.backMs),
    ];
  } finally {
    redis.signal('SIGCONT');
    here.stop();
    there.stop();
    await redis.stop('SIGKILL');
  }
}

/** How long each of so many reads took, from all clients. */
async function taken(reads: number, read: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  let left = reads;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      for (; left > 0; left--) times.push((await timed(read)).ms);
    }),
  );
  return times;
}

/** From the return of Redis until what one process loads is a hit in another. */
async function untilShared(
  fault: (typeof FAULTS)[number],
  redis: OwnRedis,
  here: Caches,
  there: Caches,
  cached: (caches: Caches, name: string) => Promise<unknown>,
): Promise<number> {
  await (fault === 'killed' ? redis.start() : redis.signal('SIGCONT'));
  const { ms } = await timed(async () => {
    for (let attempt = 0; attempt < 600; attempt++) {
      await cached(here, `back_${attempt}`);
      const before = loadsOf(there);
      await cached(there, `back_${attempt}`);
      if (loadsOf(there) === before) return;
      await sleep(50);
    }
    throw new Error('What one process loads is never a hit in the other.');
  });
  return ms;
}

const loadsOf = ({ kinds }: Caches): number => kinds.analytics.snapshot().load;

function against(
  fault: string,
  name: 'p50' | 'p99',
  times: { ours: number[]; uncached: number[] },
  share: number,
): Result {
  const [ours, baseline] = [percentile(times.ours, share), percentile(times.uncached, share)];
  return {
    ...{ target: 12, name: `${fault}: ${name} of reads that miss`, ours, baseline, ratio: ours / baseline },
    ...{ unit: 'ms', goal: `≤ ${GOAL[name]}× uncached`, ok: ours <= GOAL[name] * baseline },
  };
}

const one = (name: string, ours: number, unit: string, goal: string, ok: boolean): Result => ({
  ...{ target: 12, name, ours, baseline: null, ratio: null, unit, goal, ok },
});
