import { afterEach, describe, expect, test, vi } from 'vitest';
import { backendOf, checkouts, poolFixture } from './pool-fixture';

const { databaseUrl, kill, killAll, open, proxy } = poolFixture();
afterEach(() => vi.restoreAllMocks());

describe('replaced unseen', () => {
  test('a recycled connection', async () => {
    const pool = open({ recycleSeconds: 0.2 });
    const first = await backendOf(pool);
    await vi.waitFor(async () => expect(await backendOf(pool)).not.toBe(first));
    expect(pool.snapshot().totals.recycles).toBeGreaterThan(0);
  });

  test('connections born together do not die together', async () => {
    const pool = open();
    const ages = (await checkouts(pool, 10)).map((client) => {
      client.release();
      return 'expiresAt' in client ? Number(client.expiresAt) : 0;
    });
    expect(Math.max(...ages) - Math.min(...ages)).toBeGreaterThan(60_000);
  });

  test('a killed connection, and the base is whole again', async () => {
    const pool = open();
    await pool.start();
    await kill(await backendOf(pool));
    await expect(backendOf(pool)).resolves.toBeGreaterThan(0);
    await vi.waitFor(() => expect(pool.snapshot()).toMatchObject({ total: 10, available: 10 }), { timeout: 2_000 });
    expect(pool.snapshot().totals.errors).toBeGreaterThan(0);
  });

  test('a stale connection: silent for long, its way cut without a word', async () => {
    const pool = open({ databaseUrl: proxy().through(databaseUrl), size: 1, prePingIdleMs: 0 });
    const first = await backendOf(pool);
    proxy().freeze(true);
    const answer = backendOf(pool);
    await vi.waitFor(() => expect(pool.snapshot().totals.ping_failures).toBe(1), { timeout: 3_000 });
    proxy().freeze(false);
    expect(await answer).not.toBe(first);
  });

  test('only connections that were silent for long are tested', async () => {
    const pool = open({ prePingIdleMs: 150 });
    for (let round = 0; round < 20; round++) await pool.query('SELECT 1');
    expect(pool.snapshot().totals.pings).toBe(0);
    const now = performance.now.bind(performance);
    vi.spyOn(performance, 'now').mockImplementation(() => now() + 200);
    await pool.query('SELECT 1');
    expect(pool.snapshot().totals).toMatchObject({ pings: 1, ping_failures: 0 });
  });

  test('every connection at once, under load: no read fails, the base is back in 2 s', async () => {
    const pool = open();
    await pool.start();
    let reads = 0;
    let isOver = false;
    const reader = async (): Promise<void> => {
      while (!isOver) {
        await pool.query('SELECT count(*) FROM pool_test');
        reads++;
      }
    };
    const readers = Array.from({ length: 20 }, reader);
    for (const cut of [1, 2, 3]) {
      const seen = reads;
      await vi.waitFor(() => expect(reads).toBeGreaterThan(seen + 50 * cut), { timeout: 20_000 });
      await killAll();
    }
    const seen = reads;
    await vi.waitFor(() => expect(reads).toBeGreaterThan(seen + 100), { timeout: 20_000 });
    isOver = true;
    await Promise.all(readers);
    expect(pool.snapshot().totals.errors).toBeGreaterThan(0);
    await vi.waitFor(() => expect(pool.snapshot()).toMatchObject({ checked_out: 0, total: 10 }), { timeout: 2_000 });
  });

  test('a restart of the database: readers wait for it', async () => {
    const pool = open({ databaseUrl: proxy().through(databaseUrl) });
    await pool.start();
    await proxy().close();
    const reads = Promise.all(Array.from({ length: 40 }, () => pool.query('SELECT 1 AS one')));
    await vi.waitFor(() => expect(pool.snapshot().totals.errors).toBeGreaterThan(80));
    await proxy().open();
    expect((await reads).map(({ rows }) => rows[0]?.one)).toEqual(Array(40).fill(1));
    await vi.waitFor(() => expect(pool.snapshot().total).toBeGreaterThanOrEqual(10), { timeout: 2_000 });
  });

  test('a database that stays away is "unavailable", at once for those who come later', async () => {
    const pool = open({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none', connectTimeoutMs: 300 });
    await expect(pool.query('SELECT 1')).rejects.toMatchObject({ code: 'unavailable', status: 503 });
    const startedAt = performance.now();
    await expect(pool.query('SELECT 1')).rejects.toMatchObject({ code: 'unavailable' });
    expect(performance.now() - startedAt).toBeLessThan(250);
  });

  test('a refused password is said as it is', async () => {
    const url = new URL(databaseUrl);
    url.pathname = '/no_such_database';
    await expect(open({ databaseUrl: url.toString() }).query('SELECT 1')).rejects.toMatchObject({ code: '3D000' });
  });
});
