import { env } from '@/lib/foundation/env';
import { remember } from '@/lib/foundation/remember';
import { SECOND } from '@/lib/foundation/time';
import type { PoolSettings } from './pool-settings';
import { QueuePool } from './queue-pool';

type Sizes = Pick<PoolSettings, 'size' | 'maxOverflow' | 'overflowIdleMs'>;

/** Connections that a worker needs beside one for each post: its look at the queue, its heartbeat, two jobs. */
const BESIDE_POSTS = 4;

/** The one pool of this process; opened connection by connection until `start()` warms it. */
export const pool = (): QueuePool => {
  const { DB_POOL_SIZE: size, DB_POOL_MAX_OVERFLOW: maxOverflow, DB_POOL_OVERFLOW_IDLE_MS: overflowIdleMs } = env();
  return openPool({ size, maxOverflow, overflowIdleMs });
};

/** The same for a worker, which calls this before anything asks for the pool: idle, it keeps a single connection. */
export const openWorkerPool = (): QueuePool => {
  const { WORKER_POOL_SIZE: size, WORKER_CONCURRENCY } = env();
  const maxOverflow = Math.max(0, WORKER_CONCURRENCY + BESIDE_POSTS - size);
  return openPool({ size, maxOverflow, overflowIdleMs: 2 * SECOND });
};

const openPool = (sizes: Sizes): QueuePool =>
  remember('db-pool', () => {
    const settings = env();
    return new QueuePool({
      ...sizes,
      databaseUrl: settings.DATABASE_URL,
      timeoutMs: settings.DB_POOL_TIMEOUT_MS,
      connectTimeoutMs: settings.DB_CONNECT_TIMEOUT_MS,
      recycleSeconds: settings.DB_POOL_RECYCLE_SECONDS,
      prePingIdleMs: settings.DB_POOL_PRE_PING_IDLE_MS,
      leakAfterMs: 30 * SECOND,
    });
  });
