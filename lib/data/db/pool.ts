import { env } from '@/lib/foundation/env';
import { remember } from '@/lib/foundation/remember';
import { SECOND } from '@/lib/foundation/time';
import { QueuePool } from './queue-pool';

/** The one pool of this process; opened connection by connection until `start()` warms it. */
export const pool = (): QueuePool =>
  remember('db-pool', () => {
    const settings = env();
    return new QueuePool({
      databaseUrl: settings.DATABASE_URL,
      size: settings.DB_POOL_SIZE,
      maxOverflow: settings.DB_POOL_MAX_OVERFLOW,
      overflowIdleMs: settings.DB_POOL_OVERFLOW_IDLE_MS,
      timeoutMs: settings.DB_POOL_TIMEOUT_MS,
      connectTimeoutMs: settings.DB_CONNECT_TIMEOUT_MS,
      recycleSeconds: settings.DB_POOL_RECYCLE_SECONDS,
      prePingIdleMs: settings.DB_POOL_PRE_PING_IDLE_MS,
      leakAfterMs: 30 * SECOND,
    });
  });
