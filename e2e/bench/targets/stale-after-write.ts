import { setTimeout as sleep } from 'node:timers/promises';
import { CacheProcess, wallMs } from '../cache-process';
import { CacheUnderTest } from '../cache-under-test';
import { percentile } from '../measure';
import type { Target } from '../target';

const BUSINESS = 'biz_written';
const GOAL_MS = 10;
const READ_BEFORE_MS = 5;

/** Target 15: after an acknowledged write nothing stale in the same process, and within 10 ms in the others. */
export const staleAfterWriteTarget: Target = {
  number: 15,
  title: 'reads after an acknowledged write',
  async run(bench) {
    const {
      options: { quick },
      say,
    } = bench;
    const redis = await bench.startRedis();
    const here = await CacheUnderTest.open(redis.url);
    const others = await Promise.all([CacheProcess.start(redis.url), CacheProcess.start(redis.url)]);
    const writes = quick ? 200 : 10_000;
    let stale = 0;
    const staleMs: number[] = [];
    try {
      for (let write = 0; write < writes; write++) {
        await here.read(BUSINESS);
        const seen = others.map((other) => other.staleUntil(BUSINESS, write + 1));
        // They hold the older version, and read it, before it is one.
        await sleep(READ_BEFORE_MS);
        const version = await here.commit(BUSINESS);
        await here.caches.invalidateBusiness(BUSINESS);
        const acknowledgedAt = wallMs();
        if ((await here.read(BUSINESS)).version < version) stale += 1;
        for (const atMs of await Promise.all(seen)) staleMs.push(Math.max(0, atMs - acknowledgedAt));
        if (write % 1_000 === 999) say(`${write + 1} writes`);
      }
    } finally {
      await Promise.all([here.close(), ...others.map((other) => other.stop())]);
      await redis.stop();
    }
    const p99 = percentile(staleMs, 0.99);
    return [
      {
        ...{ target: 15, name: `stale in the same process, of ${writes}`, ours: stale, baseline: null, ratio: null },
        ...{ unit: 'reads', goal: '0', ok: stale === 0 },
      },
      {
        ...{ target: 15, name: 'last asked by other processes and stale, p99', ours: p99, baseline: null, ratio: null },
        ...{ unit: 'ms', goal: `≤ ${GOAL_MS}`, ok: p99 <= GOAL_MS },
      },
    ];
  },
};
