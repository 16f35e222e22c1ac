import pg from 'pg';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { TcpProxy } from '@/e2e/setup/tcp-proxy';
import type { PoolSettings } from './pool-settings';
import { QueuePool } from './queue-pool';

const databaseUrl = process.env.DATABASE_URL ?? '';
const DEFAULTS: PoolSettings = {
  databaseUrl,
  size: 10,
  maxOverflow: 20,
  overflowIdleMs: 200,
  timeoutMs: 5_000,
  connectTimeoutMs: 5_000,
  recycleSeconds: 3_600,
  prePingIdleMs: 500,
  leakAfterMs: 30_000,
};

/** Pools on the file's database for the tests of one file, a table to write to, and a way to the database that can be cut. */
export function poolFixture() {
  const admin = new pg.Client({ connectionString: databaseUrl });
  const pools: QueuePool[] = [];
  const opened: { proxy?: TcpProxy } = {};

  beforeAll(async () => {
    await admin.connect();
    await admin.query('CREATE TABLE pool_test (id int PRIMARY KEY)');
    const { hostname, port } = new URL(databaseUrl);
    opened.proxy = await TcpProxy.to({ host: hostname, port: Number(port || 5432) });
  });
  afterEach(async () => {
    await Promise.all(pools.splice(0).map((pool) => pool.stop()));
  });
  afterAll(async () => {
    await opened.proxy?.close();
    await admin.end();
  });

  return {
    admin,
    databaseUrl,
    proxy: (): TcpProxy => {
      if (!opened.proxy) throw new Error('The proxy opens before the first test.');
      return opened.proxy;
    },
    open: (settings: Partial<PoolSettings> = {}): QueuePool => {
      const pool = new QueuePool({ ...DEFAULTS, ...settings });
      pools.push(pool);
      return pool;
    },
    kill: (pid: number) => admin.query('SELECT pg_terminate_backend($1)', [pid]),
    killAll: () =>
      admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = 'ai-growth-manager'`,
      ),
  };
}

export const checkouts = (pool: QueuePool, count: number): Promise<pg.PoolClient[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => pool.checkout(`holder ${index}`)));

export async function backendOf(on: Pick<pg.ClientBase, 'query'>): Promise<number> {
  const { rows } = await on.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return rows[0]?.pid ?? 0;
}
