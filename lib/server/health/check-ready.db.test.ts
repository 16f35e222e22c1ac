import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { GET } from '@/app/api/health/ready/route';
import { TcpProxy } from '@/e2e/setup/tcp-proxy';
import { createTestDatabase } from '@/e2e/setup/test-database';
import { type Readiness, readinessSchema } from '@/lib/contracts/health';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { MemoryStore } from '@/lib/data/kv/memory';
import { RedisStore } from '@/lib/data/kv/redis';
import { remember } from '@/lib/foundation/remember';
import { plus, SECOND } from '@/lib/foundation/time';
import { checkLive } from './check-live';
import { checkReady } from './check-ready';
import { lookAtParts } from './look-at-parts';
import { timed, Unwell } from './timed';

const databaseUrl = process.env.DATABASE_URL ?? '';
const look = async (url = databaseUrl, store = new MemoryStore()): Promise<Readiness> =>
  readinessSchema.parse(await lookAtParts(url, store));

const forgetSharedLook = (): void => {
  remember('readiness', (): { look?: unknown } => ({})).look = undefined;
};
const worker = { id: 'w', host: 'h', version: '1' };
const seen = async (secondsAgo: number): Promise<void> => {
  const seenAt = plus(new Date(), -secondsAgo * SECOND);
  const times = { startedAt: seenAt, seenAt, expectedAt: plus(seenAt, 30 * SECOND) };
  await prisma().schedulerWorker.upsert({ where: { id: 'w' }, create: { ...worker, ...times }, update: times });
};

afterAll(() => pool().stop());

describe('readiness', () => {
  beforeEach(() => seen(1));

  test('is green when every part is well', async () => {
    const { status, parts } = await look();
    expect(Object.values(parts).map((part) => part.reason ?? part.status)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(status).toBe('ready');
  });

  test('is degraded, and answered with 200, when no worker has been seen for 30 s or ever', async () => {
    await seen(31);
    const { status, parts } = await look();
    expect(status).toBe('degraded');
    expect(parts.workers.reason).toMatch(/^No worker for 3\d s: posts wait\. Start one: npm run worker$/);
    await prisma().schedulerWorker.deleteMany();
    expect((await look()).parts.workers.reason).toContain('No worker has been seen yet');
    forgetSharedLook();
    const answer = await GET(new Request('http://localhost/api/health/ready'));
    expect([answer.status, (await answer.json()).status]).toEqual([200, 'degraded']);
  });

  test('shares one look among many who ask', async () => {
    forgetSharedLook();
    const [first, second] = await Promise.all([checkReady(), checkReady()]);
    expect(first.status).toBe('ready');
    expect(second).toBe(first);
  });

  test('says that the database refuses, without its address', async () => {
    const { status, parts } = await look('postgres://someone:secret@127.0.0.1:1/none');
    expect(status).toBe('unavailable');
    expect(parts.database).toMatchObject({ status: 'failed', reason: 'No connection (ECONNREFUSED).' });
    for (const part of [parts.migrations, parts.workers]) {
      expect(part).toMatchObject({ status: 'failed', reason: expect.stringContaining('Not looked at') });
    }
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
