import { env } from '@/lib/foundation/env';
import { remember } from '@/lib/foundation/remember';
import { SECOND } from '@/lib/foundation/time';
import type { PoolSettings } from './pool-settings';
import { QueuePool } from './queue-pool';

type Sizes = Pick<PoolSettings, 'size' | 'maxOverflow' | 'overflowIdleMs'>;

/**
 * Connections of a worker at most. A post holds one for a few ms a statement and none while its network is asked, so that ten
 * serve many posts; more would each pay for sign-in, catalogue and plans in the middle of a burst.
 */
const WORKER_MAX = 10;

/** The one pool of this process; opened connection by connection until `start()` warms it. */
export const pool = (): QueuePool => {
  const { DB_POOL_SIZE: size, DB_POOL_MAX_OVERFLOW: maxOverflow, DB_POOL_OVERFLOW_IDLE_MS: overflowIdleMs } = env();
  return openPool({ size, maxOverflow, overflowIdleMs });
};

/** The same for a worker, which calls this before anything asks for the pool: idle, it keeps a single connection. */
export const openWorkerPool = (): QueuePool => {
  const { WORKER_POOL_SIZE: size } = env();
  const maxOverflow = Math.max(0, WORKER_MAX - size);
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
