import { describe, expect, test, vi } from 'vitest';
import { backendOf, poolFixture } from './pool-fixture';

const { admin, kill, open } = poolFixture();

describe('statements', () => {
  test('200 expected conflicts cost no connection', async () => {
    const pool = open();
    await pool.query('INSERT INTO pool_test VALUES (1)');
    const before = pool.snapshot().totals.connects;
    const insert = () => pool.query({ name: 'conflict', text: 'INSERT INTO pool_test VALUES ($1)', values: [1] });
    for (let round = 0; round < 200; round++) await expect(insert()).rejects.toMatchObject({ code: '23505' });
    expect(pool.snapshot().totals.connects).toBe(before);
    expect(pool.snapshot()).toMatchObject({ total: 1, available: 1, totals: { errors: 0, leaks: 0 } });
  });

  test('a write whose connection dies is not sent again', async () => {
    const pool = open({ size: 1 });
    const sleeping = pool.query(`INSERT INTO pool_test SELECT 1000 + g FROM generate_series(1, 3) g, pg_sleep(30)`);
    const failed = expect(sleeping).rejects.toMatchObject({ code: '57P01' });
    await vi.waitFor(async () => {
      const { rows } = await admin.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()`,
      );
      expect(rows).toHaveLength(1);
      await kill(rows[0]?.pid ?? 0);
    });
    await failed;
    expect(pool.snapshot().totals.retries).toBe(0);
  });

  test('a prepared read survives a migration that outdates its plan', async () => {
    const pool = open({ size: 1 });
    await admin.query('CREATE TABLE outdated (a int)');
    const read = () => pool.query({ name: 'outdated', text: 'SELECT * FROM outdated' });
    await read();
    await admin.query('ALTER TABLE outdated ADD COLUMN b int');
    expect((await read()).fields.map((field) => field.name)).toEqual(['a', 'b']);
  });
});

describe('leaks', () => {
  test('a connection released inside an open transaction never reaches the next caller', async () => {
    const pool = open({ size: 1, maxOverflow: 0 });
    const client = await pool.checkout('forgetful');
    await client.query('BEGIN');
    await client.query('INSERT INTO pool_test VALUES (2)');
    client.release();
    const { rows } = await pool.query('SELECT id FROM pool_test WHERE id = 2');
    expect(rows).toEqual([]);
    expect(pool.snapshot().totals.leaks).toBe(1);
  });

  test('nor one whose transaction failed, nor one with a statement under way', async () => {
    const pool = open({ size: 1, maxOverflow: 0 });
    const failed = await pool.checkout('failed');
    await failed.query('BEGIN');
    await expect(failed.query('SELECT 1 / 0')).rejects.toMatchObject({ code: '22012' });
    failed.release();
    await pool.query('SELECT 1');

    const hasty = await pool.checkout('hasty');
    const lost = expect(hasty.query('SELECT pg_sleep(30)')).rejects.toThrow('Connection terminated');
    hasty.release();
    await lost;
    await pool.query('SELECT 1');
    expect(pool.snapshot().totals.leaks).toBe(2);
  });

  test('an ended transaction is no leak, however it ended', async () => {
    const pool = open({ size: 1, maxOverflow: 0 });
    for (const end of ['COMMIT', 'ROLLBACK']) {
      const client = await pool.checkout('orderly');
      await client.query('BEGIN');
      await client.query(end);
      client.release();
    }
    const client = await pool.checkout('refused at the end');
    await client.query('BEGIN');
    await expect(client.query('SELECT 1 / 0')).rejects.toThrow('division by zero');
    await client.query('ROLLBACK');
    client.release();
    await pool.query('SELECT 1');
    expect(pool.snapshot().totals).toMatchObject({ leaks: 0, connects: 1 });
  });

  test('a holder whose connection dies between two statements hears of it, and the process lives', async () => {
    const pool = open();
    const client = await pool.checkout('unlucky');
    await kill(await backendOf(client));
    await vi.waitFor(() => expect(client.query('SELECT 1')).rejects.toThrow());
    client.release();
    await expect(backendOf(pool)).resolves.toBeGreaterThan(0);
  });
});
