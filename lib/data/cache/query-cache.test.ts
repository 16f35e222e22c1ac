import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { MemoryStore } from '@/lib/data/kv/memory';
import { type CacheProcess, openProcess, Truth } from './cache-fixture';
import { VALUE_BYTES_MAX } from './entry';
import { cacheKey } from './keys';

const textSchema = z.object({ text: z.string() });

let truth: Truth;
let here: CacheProcess;

beforeEach(async () => {
  truth = new Truth();
  here = await openProcess(new MemoryStore());
});
afterEach(() => here.close());

describe('a key', () => {
  test('begins with its business, and does not depend on the order of arguments', () => {
    const key = cacheKey('biz_1', 'summary', { to: '2026-02-01', from: '2026-01-01', account: undefined });
    expect(key).toMatch(/^biz_1:summary:/);
    expect(key).toBe(cacheKey('biz_1', 'summary', { from: '2026-01-01', to: '2026-02-01' }));
  });

  test.each([
    [{ a: '1' }, { a: 1 }],
    [{ a: 'b', c: 'd' }, { a: 'b","c":"d' }],
    [{ a: null }, {}],
    [{ a: 'x'.repeat(300) }, { a: `${'x'.repeat(299)}y` }],
  ])('is another for %j than for %j', (one, other) => {
    expect(cacheKey('biz_1', 'n', one)).not.toBe(cacheKey('biz_1', 'n', other));
  });

  test.each(['', 'biz:1', 'biz@1', 'biz 1', 'biz*'])('is not made of the business "%s"', (business) => {
    expect(() => cacheKey(business, 'summary')).toThrow('cannot be made');
  });
});

describe('one process', () => {
  test('loads once for 500 readers, and not again for those who come after', async () => {
    const read = () => here.cache.getOrSet(truth.query('biz_1'));
    await Promise.all(Array.from({ length: 500 }, read));
    expect(await read()).toMatchObject({ businessId: 'biz_1', version: 0 });
    expect(truth.loads).toBe(1);
  });

  test('reads the new version after an invalidation, and keeps other businesses', async () => {
    await here.cache.getOrSet(truth.query('biz_1'));
    await here.cache.getOrSet(truth.query('biz_2'));
    truth.commit('biz_1');
    await here.caches.invalidateBusiness('biz_1');
    expect(await here.cache.getOrSet(truth.query('biz_1'))).toMatchObject({ version: 1 });
    expect(await here.cache.getOrSet(truth.query('biz_2'))).toMatchObject({ businessId: 'biz_2' });
    expect(truth.loads).toBe(3);
  });

  test('a load that ends after an invalidation is read by nobody who asks later', async () => {
    truth.loadMs = 30;
    const slow = here.cache.getOrSet(truth.query('biz_1'));
    await vi.waitFor(() => expect(truth.loads).toBe(1));
    truth.commit('biz_1');
    await here.caches.invalidateBusiness('biz_1');
    const after = here.cache.getOrSet(truth.query('biz_1'));
    expect(await slow).toMatchObject({ version: 0 });
    expect(await after).toMatchObject({ version: 1 });
    expect(await here.cache.getOrSet(truth.query('biz_1'))).toMatchObject({ version: 1 });
  });

  test('keeps that nothing was found', async () => {
    const load = vi.fn(async (): Promise<{ text: string } | null> => null);
    const query = { key: cacheKey('biz_1', 'strategy'), schema: textSchema, load };
    expect(await here.cache.getOrSet(query)).toBeNull();
    expect(await here.cache.getOrSet(query)).toBeNull();
    expect(load).toHaveBeenCalledTimes(1);
  });

  test('hands the error of a load to all who waited, and keeps nothing of it', async () => {
    const load = vi.fn(async () => ({ text: 'well' })).mockRejectedValueOnce(new Error('the database is away'));
    const query = { key: cacheKey('biz_1', 'summary'), schema: textSchema, load };
    const ends = await Promise.allSettled([here.cache.getOrSet(query), here.cache.getOrSet(query)]);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await here.cache.getOrSet(query)).toEqual({ text: 'well' });
    expect(load).toHaveBeenCalledTimes(2);
  });

  test('gives a value of more than 1 MB to its reader and keeps it nowhere', async () => {
    const load = vi.fn(async () => ({ text: 'x'.repeat(VALUE_BYTES_MAX) }));
    const query = { key: cacheKey('biz_1', 'all'), schema: textSchema, load };
    expect((await here.cache.getOrSet(query))?.text).toHaveLength(VALUE_BYTES_MAX);
    await here.cache.getOrSet(query);
    expect(load).toHaveBeenCalledTimes(2);
    expect(here.cache.snapshot()).toMatchObject({ tooLarge: 2, entries: 0, bytes: 0 });
  });

  test('gives every reader the same value, which nobody can change', async () => {
    const first = await here.cache.getOrSet(truth.query('biz_1'));
    const second = await here.cache.getOrSet(truth.query('biz_1'));
    expect(second).toBe(first);
    expect(Object.isFrozen(first)).toBe(true);
  });

  test('gives the JSON of a value, made once while it is held', async () => {
    const first = await here.cache.getJson(truth.query('biz_1'));
    expect(JSON.parse(new TextDecoder().decode(first))).toEqual(await here.cache.getOrSet(truth.query('biz_1')));
    expect(await here.cache.getJson(truth.query('biz_1'))).toBe(first);
    truth.commit('biz_1');
    await here.caches.invalidateBusiness('biz_1');
    const next = await here.cache.getJson(truth.query('biz_1'));
    expect(JSON.parse(new TextDecoder().decode(next))).toMatchObject({ version: 1 });
    expect(truth.loads).toBe(2);
  });

  test('gives no reader a value that another schema checked', async () => {
    await here.cache.getOrSet(truth.query('biz_1', 'summary'));
    const other = { key: cacheKey('biz_1', 'summary'), schema: textSchema, load: async () => ({ text: 'mine' }) };
    expect(await here.cache.getOrSet(other)).toEqual({ text: 'mine' });
  });

  test('gets, sets, deletes, and wraps a function', async () => {
    const key = cacheKey('biz_1', 'note');
    expect(await here.cache.get(key, textSchema)).toBeUndefined();
    await here.cache.set(key, textSchema, { text: 'kept' });
    expect(await here.cache.get(key, textSchema)).toEqual({ text: 'kept' });
    await here.cache.delete(key);
    expect(await here.cache.get(key, textSchema)).toBeUndefined();

    const fn = vi.fn(async (business: string, day: number) => ({ text: `${business} ${day}` }));
    const cached = here.cache.cached(fn, { key: (id, day) => cacheKey(id, 'day', { day }), schema: textSchema });
    expect([await cached('biz_1', 1), await cached('biz_1', 2), await cached('biz_1', 1)]).toEqual([
      { text: 'biz_1 1' },
      { text: 'biz_1 2' },
      { text: 'biz_1 1' },
    ]);
    expect(fn).toHaveBeenCalledTimes(2);
  });

  test('without a shared store no value lives longer than four seconds, since other processes cannot tell', async () => {
    vi.useFakeTimers({ toFake: ['performance', 'Date'] });
    try {
      await here.cache.getOrSet(truth.query('biz_1'));
      vi.advanceTimersByTime(3_900);
      await here.cache.getOrSet(truth.query('biz_1'));
      expect(truth.loads).toBe(1);
      vi.advanceTimersByTime(200);
      await here.cache.getOrSet(truth.query('biz_1'));
      expect(truth.loads).toBe(2);
    } finally {
      vi.useRealTimers();
    }
  });

  test('counts what it did', async () => {
    for (let i = 0; i < 3; i++) await here.cache.getOrSet(truth.query('biz_1'));
    expect(here.cache.snapshot()).toMatchObject({ hit: 2, miss: 1, load: 1, stale: 0, error: 0, entries: 1 });
    expect(here.cache.snapshot().bytes).toBeGreaterThan(200);
    expect(here.caches.snapshot()).toMatchObject({ tier: 'memory', breaker: 'closed', pending: 0 });
  });
});
