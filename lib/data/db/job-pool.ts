import pg from 'pg';
import { env } from '@/lib/foundation/env';
import { logger } from '@/lib/foundation/logger';
import { SECOND } from '@/lib/foundation/time';

/** One connection listens for new jobs for as long as the worker lives, the other takes and ends them. */
const CONNECTIONS = 2;

/** The job queue's own connections: beside the pool, which would report the listening one as held for long. */
export function createJobPool(): pg.Pool {
  const settings = env();
  const pool = new pg.Pool({
    connectionString: settings.DATABASE_URL,
    application_name: 'ai-growth-manager jobs',
    max: CONNECTIONS,
    connectionTimeoutMillis: settings.DB_CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: 30 * SECOND,
    keepAlive: true,
  });
  const lost = (error: Error): void => logger().warn({ err: error }, 'the job queue lost a database connection');
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  return pool;
}
