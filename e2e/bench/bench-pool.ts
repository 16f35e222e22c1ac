import type { PoolSettings } from '@/lib/data/db/pool-settings';
import { QueuePool } from '@/lib/data/db/queue-pool';
import { BENCH_ENVIRONMENT } from './bench-environment';

/** The sizes that the product has by default. */
const SETTINGS: Omit<PoolSettings, 'databaseUrl'> = {
  size: 10,
  maxOverflow: 20,
  overflowIdleMs: 10_000,
  timeoutMs: 30_000,
  connectTimeoutMs: 10_000,
  recycleSeconds: 3_600,
  prePingIdleMs: 500,
  leakAfterMs: 30_000,
};

/** The product's pool on a database of the run, open while `work` runs. */
export async function withPool<T>(databaseUrl: string, work: (pool: QueuePool) => Promise<T>): Promise<T> {
  // The pool writes its log by the settings of a process.
  Object.assign(process.env, BENCH_ENVIRONMENT, { DATABASE_URL: databaseUrl });
  const pool = new QueuePool({ ...SETTINGS, databaseUrl });
  try {
    await pool.start();
    return await work(pool);
  } finally {
    await pool.stop();
  }
}

export const MOST_CONNECTIONS = SETTINGS.size + SETTINGS.maxOverflow;

/**
 * So many clients that each send again when they have their answer, until `ms` have passed. Each has had one answer before,
 * so that connections that were idle in another side's turn are open and tested. @returns answers a second
 */
export async function clients(count: number, ms: number, request: () => Promise<unknown>): Promise<number> {
  await Promise.all(Array.from({ length: count }, request));
  const startedAt = performance.now();
  let answers = 0;
  await Promise.all(
    Array.from({ length: count }, async () => {
      for (; performance.now() - startedAt < ms; answers++) await request();
    }),
  );
  return (answers * 1_000) / (performance.now() - startedAt);
}
