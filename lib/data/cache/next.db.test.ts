import 'next/dist/server/node-environment-baseline';
import { tmpdir } from 'node:os';
import { IncrementalCache } from 'next/dist/server/lib/incremental-cache';
import { nodeFs } from 'next/dist/server/lib/node-fs-methods';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { OwnRedis } from '@/e2e/setup/redis-server';
import { RedisStore } from '@/lib/data/kv/redis';
import { type CacheProcess, openProcess, Truth } from './cache-fixture';
import { cachedForPages } from './next';

const PATIENT_MS = 5_000;
const next = globalThis as typeof globalThis & { __incrementalCache?: IncrementalCache };

let redis: OwnRedis;
let truth: Truth;
let here: CacheProcess;
let there: CacheProcess;

/** Next's own cache, in memory, as its server makes it for each request. */
beforeAll(async () => {
  redis = await OwnRedis.start();
  const previewProps = { previewModeId: 'none', previewModeEncryptionKey: 'none', previewModeSigningKey: 'none' };
  next.__incrementalCache = new IncrementalCache({
    ...{ fs: nodeFs, dev: false, flushToDisk: false, serverDistDir: tmpdir(), requestHeaders: {} },
    ...{ maxMemoryCacheSize: 50_000_000, previewProps },
    prerenderManifest: { version: 4, routes: {}, dynamicRoutes: {}, notFoundRoutes: [], preview: previewProps },
  });
});
afterAll(async () => {
  delete next.__incrementalCache;
  await redis.stop();
});
beforeEach(async () => {
  truth = new Truth();
  here = await openProcess(new RedisStore(redis.url), PATIENT_MS);
  there = await openProcess(new RedisStore(redis.url), PATIENT_MS);
  await vi.waitFor(() => expect([here, there].every(({ caches }) => caches.snapshot().hears)).toBe(true));
});
afterEach(() => Promise.all([here.close(), there.close()]));

const read = (by: CacheProcess = here) => cachedForPages(by.cache, truth.query('biz_1'));

test('500 concurrent misses of unstable_cache load once', async () => {
  truth.loadMs = 50;
  const answers = await Promise.all(Array.from({ length: 500 }, () => read()));
  expect(new Set(answers.map((it) => it.version))).toEqual(new Set([0]));
  expect(truth.loads).toBe(1);
});

test('a hit of Next does not reach our cache, and a new generation reaches both', async () => {
  await read();
  const before = here.cache.snapshot();
  await read();
  expect(here.cache.snapshot()).toEqual(before);

  const version = truth.commit('biz_1');
  await there.caches.invalidateBusiness('biz_1');
  expect(await read(there)).toMatchObject({ version });
  await vi.waitFor(async () => expect(await read()).toMatchObject({ version }), { timeout: 1_000, interval: 10 });
  expect(await here.cache.getOrSet(truth.query('biz_1'))).toMatchObject({ version });
});

test('while Redis is away Next keeps nothing, and after it nothing of before is read', async () => {
  await read();
  await redis.stop('SIGKILL');
  await vi.waitFor(async () => {
    await read();
    expect(here.caches.snapshot().breaker).toBe('open');
  });
  const version = truth.commit('biz_1');
  await here.caches.invalidateBusiness('biz_1');
  expect(await read()).toMatchObject({ version });
  await redis.start();
  await vi.waitFor(() => expect(here.caches.snapshot()).toMatchObject({ breaker: 'closed', hears: true }), 6_000);
  expect(await read()).toMatchObject({ version });
});
