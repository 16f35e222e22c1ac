import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type KvRestBridge, startKvRestBridge } from '@/e2e/setup/kv-rest-bridge';
import { type RedisServer, startRedis } from '@/e2e/setup/redis-server';
import { TcpProxy } from '@/e2e/setup/tcp-proxy';
import type { KeyValueStore } from './key-value-store';
import { MemoryStore } from './memory';
import { RedisStore } from './redis';
import { VercelKvStore } from './vercel-kv';

let redis: RedisServer;
let proxy: TcpProxy;
let bridge: KvRestBridge;

beforeAll(async () => {
  redis = await startRedis();
  const { hostname, port } = new URL(redis.url);
  proxy = await TcpProxy.to({ host: hostname, port: Number(port || 6379) });
  bridge = await startKvRestBridge(redis.url);
});

afterAll(async () => {
  await bridge.close();
  await proxy.close();
  await redis.stop();
});

const open = {
  memory: () => new MemoryStore(),
  redis: () => new RedisStore(redis.url),
  'vercel-kv': () => new VercelKvStore(bridge),
} as const satisfies Record<KeyValueStore['driver'], () => KeyValueStore>;

describe.each(Object.keys(open) as KeyValueStore['driver'][])('%s', (driver) => {
  let store: KeyValueStore;
  let key: string;

  beforeAll(() => {
    store = open[driver]();
  });
  afterAll(() => store.close());
  afterEach(() => store.delete(key));

  const fresh = (): string => {
    key = `test:${randomUUID()}`;
    return key;
  };

  test('says which driver it is', () => expect(store.driver).toBe(driver));

  test('gives back what was set, whatever it looks like', async () => {
    for (const value of ['plain', '', '42', 'null', '"quoted"', '{"a":[1]}', 'ø ✓ 👩‍🚀', 'OK', ' spaced ']) {
      expect(await store.set(fresh(), value, { ttlSeconds: 60 })).toBe(true);
      expect(await store.get(key)).toBe(value);
    }
  });

  test('knows nothing of a missing key', async () => {
    expect(await store.get(fresh())).toBeNull();
    expect(await store.take(key)).toBeNull();
    await store.delete(key);
  });

  test('overwrites, unless only an absent key may be set', async () => {
    await store.set(fresh(), 'first', { ttlSeconds: 60 });
    expect(await store.set(key, 'second', { ttlSeconds: 60 })).toBe(true);
    expect(await store.set(key, 'third', { ttlSeconds: 60, onlyIfAbsent: true })).toBe(false);
    expect(await store.get(key)).toBe('second');
  });

  test('sets an absent key for one of many callers', async () => {
    fresh();
    const won = await Promise.all(
      Array.from({ length: 20 }, (_, caller) => store.set(key, String(caller), { ttlSeconds: 60, onlyIfAbsent: true })),
    );
    expect(won.filter(Boolean)).toHaveLength(1);
  });

  test('gives a taken value to one of many callers', async () => {
    await store.set(fresh(), 'once', { ttlSeconds: 60 });
    const taken = await Promise.all(Array.from({ length: 20 }, () => store.take(key)));
    expect(taken.filter((value) => value !== null)).toEqual(['once']);
    expect(await store.get(key)).toBeNull();
  });

  test('counts every increment, and the lifetime starts at the first', async () => {
    fresh();
    const counts = await Promise.all(Array.from({ length: 25 }, () => store.increment(key, { ttlSeconds: 60 })));
    expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));

    await store.increment(fresh(), { ttlSeconds: 1 });
    await store.increment(key, { ttlSeconds: 60 });
    await vi.waitFor(async () => expect(await store.get(key)).toBeNull(), { timeout: 3_000, interval: 50 });
    expect(await store.increment(key, { ttlSeconds: 60 })).toBe(1);
  });

  test('forgets a key when its lifetime ends', async () => {
    await store.set(fresh(), 'short', { ttlSeconds: 1 });
    expect(await store.get(key)).toBe('short');
    await vi.waitFor(async () => expect(await store.get(key)).toBeNull(), { timeout: 3_000, interval: 50 });
    expect(await store.set(key, 'again', { ttlSeconds: 60, onlyIfAbsent: true })).toBe(true);
  });

  test('starts counting where it is told, once', async () => {
    const options = { ttlSeconds: 60, startAt: 1_790_000_000_000_000 };
    expect(await store.increment(fresh(), options)).toBe(1_790_000_000_000_001);
    expect(await store.increment(key, { ...options, startAt: 5 })).toBe(1_790_000_000_000_002);
  });

  test('reads several keys in their order, and deletes several', async () => {
    await store.set(fresh(), 'one', { ttlSeconds: 60 });
    await store.set(`${key}:b`, '2', { ttlSeconds: 60 });
    expect(await store.getMany([`${key}:b`, `${key}:none`, key])).toEqual(['2', null, 'one']);
    await store.delete(key, `${key}:b`);
    expect(await store.getMany([key, `${key}:b`])).toEqual([null, null]);
  });

  test('finds keys by a pattern, whatever stands in them', async () => {
    const names = ['a:1', 'a:[x]', 'b:1'];
    for (const name of names) await store.set(`${fresh()}:${name}`, 'v', { ttlSeconds: 60 });
    const root = key;
    for (const name of names) await store.set(`${root}:${name}`, 'v', { ttlSeconds: 60 });
    const found: string[] = [];
    for await (const keys of store.keys(`${root}:a:*`)) found.push(...keys);
    expect(found.sort()).toEqual([`${root}:a:1`, `${root}:a:[x]`]);
    await store.delete(...names.map((name) => `${root}:${name}`));
  });

  test('measures a round trip', async () => {
    expect(await store.ping()).toBeGreaterThanOrEqual(0);
  });
});

test('redis hears what is published, also after a loss of its connection', async () => {
  const listening = new RedisStore(proxy.through(redis.url));
  const telling = new RedisStore(redis.url);
  const heard: string[] = [];
  const states: boolean[] = [];
  const channel = `test:${randomUUID()}`;
  await listening.subscribe(channel, {
    onMessage: (message) => heard.push(message),
    onListening: (isListening) => states.push(isListening),
  });
  await vi.waitFor(() => expect(states).toEqual([true]));
  await telling.publish(channel, 'first');
  await vi.waitFor(() => expect(heard).toEqual(['first']));
  proxy.cut();
  await vi.waitFor(() => expect(states).toEqual([true, false, true]), { timeout: 5_000 });
  await telling.publish(channel, 'second');
  await vi.waitFor(() => expect(heard).toEqual(['first', 'second']));
  await Promise.all([listening.close(), telling.close()]);
});

describe('a store that cannot be reached', () => {
  const nothingThere = { redis: 'redis://127.0.0.1:1', rest: 'http://127.0.0.1:1' };

  test.each([
    ['redis', () => new RedisStore(nothingThere.redis)],
    ['vercel-kv', () => new VercelKvStore({ url: nothingThere.rest, token: 'none' })],
  ])('%s answers "unavailable", quickly', async (_, create) => {
    const store = create();
    const startedAt = performance.now();
    await expect(store.get('key')).rejects.toMatchObject({ code: 'unavailable', status: 503 });
    await expect(store.ping()).rejects.toMatchObject({ code: 'unavailable' });
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    await store.close();
  });

  test('vercel-kv with a wrong token answers "unavailable"', async () => {
    const store = new VercelKvStore({ url: bridge.url, token: 'wrong' });
    await expect(store.get('key')).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('redis works again after an interruption, and a frozen one is not waited for', async () => {
    const store = new RedisStore(proxy.through(redis.url));
    const key = `test:${randomUUID()}`;
    await store.set(key, 'kept', { ttlSeconds: 60 });

    await proxy.close();
    await expect(store.get(key)).rejects.toMatchObject({ code: 'unavailable' });
    await proxy.open();
    await vi.waitFor(async () => expect(await store.get(key)).toBe('kept'), { timeout: 5_000, interval: 50 });

    proxy.freeze(true);
    await expect(store.get(key)).rejects.toMatchObject({ code: 'unavailable' });
    proxy.freeze(false);
    await vi.waitFor(async () => expect(await store.take(key)).toBe('kept'), { timeout: 5_000, interval: 50 });
    await store.close();
  });
});
