import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TcpProxy } from '@/e2e/setup/tcp-proxy';
import { createTestDatabase } from '@/e2e/setup/test-database';
import { type Readiness, readinessSchema } from '@/lib/contracts/health';
import { MemoryStore } from '@/lib/data/kv/memory';
import { RedisStore } from '@/lib/data/kv/redis';
import { checkLive } from './check-live';
import { checkReady } from './check-ready';
import { lookAtParts } from './look-at-parts';
import { timed, Unwell } from './timed';

const databaseUrl = process.env.DATABASE_URL ?? '';
const look = async (url = databaseUrl, store = new MemoryStore()): Promise<Readiness> =>
  readinessSchema.parse(await lookAtParts(url, store));

describe('readiness', () => {
  test('is green when every part is well', async () => {
    const { status, parts } = await look();
    expect(Object.values(parts).map((part) => part.reason ?? part.status)).toEqual(['ok', 'ok', 'ok']);
    expect(status).toBe('ready');
  });

  test('shares one look among many who ask', async () => {
    const [first, second] = await Promise.all([checkReady(), checkReady()]);
    expect(first.status).toBe('ready');
    expect(second).toBe(first);
  });

  test('says that the database refuses, without its address', async () => {
    const { status, parts } = await look('postgres://someone:secret@127.0.0.1:1/none');
    expect(status).toBe('unavailable');
    expect(parts.database).toMatchObject({ status: 'failed', reason: 'No connection (ECONNREFUSED).' });
    expect(parts.migrations).toMatchObject({ status: 'failed', reason: expect.stringContaining('Not looked at') });
    expect(parts.key_value_store.status).toBe('ok');
  });

  test('says that the key-value store is gone', async () => {
    const { status, parts } = await lookAtParts(databaseUrl, new RedisStore('redis://127.0.0.1:1'));
    expect(status).toBe('unavailable');
    expect(parts.key_value_store).toMatchObject({ status: 'failed' });
  });

  describe('with a database that does not answer', () => {
    let proxy: TcpProxy;
    beforeAll(async () => {
      const { hostname, port } = new URL(databaseUrl);
      proxy = await TcpProxy.to({ host: hostname, port: Number(port || 5432) });
      proxy.freeze(true);
    });
    afterAll(() => proxy.close());

    test('gives up at the limit', async () => {
      const startedAt = performance.now();
      const { parts } = await look(proxy.through(databaseUrl));
      expect(parts.database).toMatchObject({ status: 'failed' });
      expect(performance.now() - startedAt).toBeLessThan(3_500);
    });
  });

  test('names a migration that was not applied, and one that failed', async () => {
    const { url } = await createTestDatabase();
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    const { rows } = await admin.query<{ migration_name: string }>(
      'SELECT migration_name FROM _prisma_migrations ORDER BY migration_name LIMIT 1',
    );
    const name = rows[0]?.migration_name ?? '';
    await admin.query('UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = $1', [name]);
    expect((await look(url)).parts.migrations.reason).toContain(`${name} has failed`);
    await admin.query('DELETE FROM _prisma_migrations WHERE migration_name = $1', [name]);
    expect((await look(url)).parts.migrations.reason).toContain(`Not applied: ${name}`);
    await admin.end();
  });
});

describe('timed', () => {
  test('shows its own reasons, and of other errors the code alone', async () => {
    const reasonOf = async (error: Error) =>
      (
        await timed(async () => {
          throw error;
        })
      ).reason;
    expect(await reasonOf(new Unwell('Not applied: x.'))).toBe('Not applied: x.');
    expect(await reasonOf(Object.assign(new Error('secret@host'), { code: '28P01' }))).toBe('No connection (28P01).');
    expect(await reasonOf(new Error('secret@host'))).toBe('No connection (see the log).');
  });
});

test('liveness asks nothing', () => expect(checkLive()).toMatchObject({ status: 'ok' }));
