import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type KvRestBridge, startKvRestBridge } from '@/e2e/setup/kv-rest-bridge';
import { OwnRedis } from '@/e2e/setup/redis-server';
import { RedisStore } from '@/lib/data/kv/redis';
import { VercelKvStore } from '@/lib/data/kv/vercel-kv';
import { type CacheProcess, openProcess, Truth, type Version, versionSchema } from './cache-fixture';
import { cacheKey } from './keys';

/** A machine that is busy with other tests is no fault of the store. */
const PATIENT_MS = 5_000;

let redis: OwnRedis;
let client: Redis;
let bridge: KvRestBridge;
let truth: Truth;
let processes: CacheProcess[];

beforeAll(async () => {
  redis = await OwnRedis.start();
  client = new Redis(redis.url);
  bridge = await startKvRestBridge(redis.url);
});
afterAll(async () => {
  client.disconnect();
  await bridge.close();
  await redis.stop();
});
beforeEach(() => {
  truth = new Truth();
});
afterEach(async () => {
  await Promise.all(processes.map((it) => it.close()));
  await client.flushall();
});

const drivers = { redis: () => new RedisStore(redis.url), 'vercel-kv': () => new VercelKvStore(bridge) };

describe.each(Object.keys(drivers) as (keyof typeof drivers)[])('three processes over %s', (driver) => {
  beforeEach(async () => {
    processes = await Promise.all([1, 2, 3].map(() => openProcess(drivers[driver](), PATIENT_MS)));
    if (driver === 'redis') {
      await vi.waitFor(() => expect(processes.every(({ caches }) => caches.snapshot().hears)).toBe(true));
    }
  });
  const everywhere = <T>(act: (it: CacheProcess) => Promise<T>): Promise<T[]> => Promise.all(processes.map(act));
  const [one, two] = [() => processes[0] as CacheProcess, () => processes[1] as CacheProcess];

  test('load once in all for 500 concurrent misses in each', async () => {
    truth.loadMs = 100;
    const answers = await everywhere(({ cache }) =>
      Promise.all(Array.from({ length: 500 }, () => cache.getOrSet(truth.query('biz_1')))),
    );
    expect(truth.loads).toBe(1);
    expect(new Set(answers.flat().map((it) => it?.businessId))).toEqual(new Set(['biz_1']));
  });

  test('share what one of them has loaded', async () => {
    await one().cache.getOrSet(truth.query('biz_1'));
    await vi.waitFor(async () => expect(await client.keys('cache:analytics:*')).toHaveLength(1));
    await everywhere(({ cache }) => cache.getOrSet(truth.query('biz_1')));
    expect(truth.loads).toBe(1);
  });

  test('read a committed write: here at once, elsewhere a moment later', async () => {
    for (let round = 0; round < 5; round++) {
      await everywhere(({ cache }) => cache.getOrSet(truth.query('biz_1')));
      const version = truth.commit('biz_1');
      await one().caches.invalidateBusiness('biz_1');
      expect(await one().cache.getOrSet(truth.query('biz_1'))).toMatchObject({ version });
      await sleep(driver === 'redis' ? 50 : 10);
      expect(await two().cache.getOrSet(truth.query('biz_1'))).toMatchObject({ version });
    }
  });

  test('write a load that ends after an invalidation where nobody reads', async () => {
    truth.loadMs = 60;
    const slow = two().cache.getOrSet(truth.query('biz_1'));
    await vi.waitFor(() => expect(truth.loads).toBe(1));
    const version = truth.commit('biz_1');
    await one().caches.invalidateBusiness('biz_1');
    await slow;
    await sleep(20);
    for (const answer of await everywhere(({ cache }) => cache.getOrSet(truth.query('biz_1')))) {
      expect(answer).toMatchObject({ version });
    }
  });

  test('know that nothing was found', async () => {
    const load = vi.fn(async (): Promise<Version | null> => null);
    const query = { key: cacheKey('biz_1', 'version'), schema: versionSchema, load };
    expect(await one().cache.getOrSet(query)).toBeNull();
    await vi.waitFor(async () => expect(await client.keys('cache:analytics:*')).toHaveLength(1));
    expect(await two().cache.getOrSet(query)).toBeNull();
    expect(load).toHaveBeenCalledTimes(1);
  });

  test('serve a passed value once more while one of them loads a fresh one', async () => {
    for (const { cache } of processes) Object.assign(cache.options, { ttlSeconds: 0.2, graceSeconds: 30 });
    await everywhere(({ cache }) => cache.getOrSet(truth.query('biz_1')));
    await sleep(250);
    truth.commit('biz_1');
    truth.loads = 0;
    truth.loadMs = 50;
    for (const { cache } of processes) Object.assign(cache.options, { ttlSeconds: 300 });
    const stale = await everywhere(({ cache }) =>
      Promise.all(Array.from({ length: 100 }, () => cache.getOrSet(truth.query('biz_1')))),
    );
    expect(stale.flat().every((it) => it?.version === 0)).toBe(true);
    await vi.waitFor(async () => {
      const fresh = await everywhere(({ cache }) => cache.getOrSet(truth.query('biz_1')));
      expect(fresh.map((it) => it?.version)).toEqual([1, 1, 1]);
    });
    expect(truth.loads).toBe(1);
  });

  test('forget by a pattern of keys, and by instance', async () => {
    const read = (name: string) => everywhere(({ cache }) => cache.getOrSet(truth.query('biz_1', name)));
    await read('summary');
    await read('heatmap');
    await vi.waitFor(async () => expect(await client.keys('cache:analytics:*')).toHaveLength(2));
    expect(await one().cache.invalidatePattern('biz_1:summary:*')).toBe(1);
    await sleep(20);
    expect(await client.keys('cache:analytics:*')).toHaveLength(1);
    truth.loads = 0;
    await one().caches.invalidateKind('analytics');
    await sleep(20);
    await read('heatmap');
    expect(truth.loads).toBe(1);
  });

  test('never ask for KEYS or SCAN to invalidate, and for one increment a business', async () => {
    await one().cache.getOrSet(truth.query('biz_1'));
    await client.config('RESETSTAT');
    await one().caches.invalidateBusiness('biz_1');
    const stats = await client.info('commandstats');
    expect(stats).toContain('cmdstat_incr:calls=1,');
    expect(stats).not.toMatch(/cmdstat_(keys|scan)/);
  });

  test('take nothing that is of another key, another shape, or no value at all', async () => {
    await one().cache.getOrSet(truth.query('biz_1'));
    await one().cache.getOrSet(truth.query('biz_2'));
    await vi.waitFor(async () => expect(await client.keys('cache:analytics:*')).toHaveLength(2));
    const places = (await client.keys('cache:analytics:*')).sort();
    const [first = '', second = ''] = places;
    const ofFirst = (await client.get(first)) ?? '';
    for (const garbage of [
      (await client.get(second)) ?? '',
      '{',
      'null',
      ofFirst.replace('"version":0', '"version":"0"'),
    ]) {
      await client.set(first, garbage);
      const fresh = await openProcess(drivers[driver](), PATIENT_MS);
      processes.push(fresh);
      expect(await fresh.cache.getOrSet(truth.query('biz_1'))).toMatchObject({ businessId: 'biz_1', version: 0 });
      expect(fresh.cache.snapshot().error).toBeGreaterThan(0);
      await vi.waitFor(async () => expect(await client.get(first)).toContain(`"at":"${first}"`));
    }
  });

  test('keep a large value out, and say so to the others', async () => {
    const load = vi.fn(async () => ({ businessId: 'biz_1', version: 0, filler: 'x'.repeat(1_000_001) }));
    const query = { ...truth.query('biz_1'), load };
    await one().cache.getOrSet(query);
    await vi.waitFor(async () => {
      const places = await client.keys('cache:analytics:*');
      expect(await Promise.all(places.map((place) => client.strlen(place)))).toContain(9);
    });
    await two().cache.getOrSet(query);
    expect(load).toHaveBeenCalledTimes(2);
  });
});

test('a key carries its business in the store', async () => {
  processes = [await openProcess(new RedisStore(redis.url))];
  await processes[0]?.cache.set<Version | null>(cacheKey('biz_9', 'x'), versionSchema, null);
  expect(await client.keys('cache:analytics:biz_9:x:*')).toHaveLength(1);
});
