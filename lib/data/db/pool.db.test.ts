import { describe, expect, test, vi } from 'vitest';
import { poolSnapshotSchema } from '@/lib/contracts/health';
import { backendOf, checkouts, poolFixture } from './pool-fixture';

const { open } = poolFixture();

describe('checkouts', () => {
  test('30 are served, the 31st waits and then times out with a clear error', async () => {
    const pool = open({ timeoutMs: 1_500 });
    const held = await checkouts(pool, 30);
    expect(new Set(await Promise.all(held.map(backendOf))).size).toBe(30);

    const startedAt = performance.now();
    const late = pool.checkout('the 31st');
    await vi.waitFor(() => expect(pool.snapshot().waiting).toBe(1));
    expect(pool.snapshot()).toMatchObject({ checked_out: 30, available: 0, overflow: 20, total: 30 });
    await expect(late).rejects.toMatchObject({
      code: 'pool_timeout',
      status: 503,
      retryAfterSeconds: 2,
      message: expect.stringContaining('within 1.5 s: all 30 (10 and 20 overflow) are in use'),
    });
    expect(performance.now() - startedAt).toBeGreaterThan(1_490);
    expect(pool.snapshot().totals.timeouts).toBe(1);
    for (const client of held) client.release();
  });

  test('the 31st is served when another comes back in time, first come first served', async () => {
    const pool = open();
    const held = await checkouts(pool, 30);
    const served: string[] = [];
    const waiting = ['first', 'second'].map((label) =>
      pool.checkout(label).then((client) => {
        served.push(label);
        client.release();
      }),
    );
    await vi.waitFor(() => expect(pool.snapshot().waiting).toBe(2));
    held.pop()?.release();
    await Promise.all(waiting);
    expect(served).toEqual(['first', 'second']);
    for (const client of held) client.release();
  });

  test('overflow returns to the base when idle, and the base stays', async () => {
    const pool = open();
    for (const client of await checkouts(pool, 30)) client.release();
    expect(pool.snapshot()).toMatchObject({ checked_out: 0, available: 30, overflow: 20 });
    await vi.waitFor(() => expect(pool.snapshot().total).toBe(10));
    expect(pool.snapshot()).toMatchObject({ size: 10, available: 10, overflow: 0 });
  });

  test('start opens the base and no more', async () => {
    const pool = open();
    await pool.start();
    expect(pool.snapshot()).toMatchObject({ available: 10, checked_out: 0, total: 10, overflow: 0 });
    await pool.start();
    expect(pool.snapshot().total).toBe(10);
  });

  test('a connection released twice is refused', async () => {
    const client = await open().checkout('twice');
    client.release();
    expect(() => client.release()).toThrow('of "twice" was released twice');
  });

  test('each session is in UTC and carries the name of the product', async () => {
    const { rows } = await open().query(
      `SELECT current_setting('timezone') AS zone, current_setting('application_name') AS name`,
    );
    expect(rows).toEqual([{ zone: 'UTC', name: 'ai-growth-manager' }]);
  });

  test('the snapshot keeps to its contract and counts', async () => {
    const pool = open();
    for (let round = 0; round < 5; round++) await pool.query('SELECT 1');
    const snapshot = poolSnapshotSchema.parse(pool.snapshot());
    expect(snapshot.totals).toMatchObject({ checkouts: 5, connects: 1, errors: 0 });
    expect(snapshot.query_ms.p50).toBeGreaterThan(0);
    expect(snapshot.wait_ms.p99).toBeGreaterThanOrEqual(snapshot.wait_ms.p50);
  });
});

describe('stop', () => {
  test('closes everything once, whoever calls', async () => {
    const pool = open();
    await pool.start();
    expect(pool.stop()).toBe(pool.stop());
    await pool.stop();
    expect(pool.snapshot().total).toBe(0);
    await expect(pool.query('SELECT 1')).rejects.toThrow('after calling end');
  });

  test('waits for a holder', async () => {
    const pool = open();
    const client = await pool.checkout('last');
    const stopped = pool.stop();
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    client.release();
    await stopped;
    expect(pool.snapshot().total).toBe(0);
  });
});
