import { CacheProcess } from '../cache-process';
import { CacheUnderTest } from '../cache-under-test';
import type { Result, Target } from '../target';

const READERS = 500;
const LOAD_MS = 100;
const ROUNDS = 7;

/** Target 13: 500 concurrent misses in each of three processes are one load in all; without the cache each is one. */
export const singleFlightTarget: Target = {
  number: 13,
  title: 'loads of 500 concurrent misses',
  async run(bench) {
    const redis = await bench.startRedis();
    const here = await CacheUnderTest.open(redis.url);
    const three = await Promise.all([1, 2, 3].map(() => CacheProcess.start(redis.url)));
    let most = 0;
    try {
      for (let round = 0; round < ROUNDS; round++) {
        const business = `biz_round_${round}`;
        const version = await here.commit(business);
        const order = { business, readers: READERS, loadMs: LOAD_MS };
        const reports = await Promise.all(three.map((it) => it.misses(order)));
        if (reports.some(({ versions }) => versions.join() !== String(version)))
          throw new Error('A reader got another value.');
        most = Math.max(
          most,
          reports.reduce((sum, { loads }) => sum + loads, 0),
        );
      }
      const naive = await naiveLoads(here);
      return [line('in all, three processes', most, naive)];
    } finally {
      await Promise.all([here.close(), ...three.map((it) => it.stop())]);
      await redis.stop();
    }
  },
};

async function naiveLoads(here: CacheUnderTest): Promise<number> {
  const before = here.loads;
  await Promise.all(Array.from({ length: READERS }, () => here.load('biz_naive')));
  return here.loads - before;
}

const line = (name: string, ours: number, baseline: number): Result => ({
  ...{ target: 13, name: `loads ${name}, most of ${ROUNDS} rounds`, ours, baseline, ratio: ours / baseline },
  ...{ unit: 'loads', goal: '1', ok: ours === 1 },
});
