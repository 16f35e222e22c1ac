import pg from 'pg';
import { env } from '@/lib/foundation/env';
import { logger } from '@/lib/foundation/logger';
import { SECOND } from '@/lib/foundation/time';
import { pool } from './pool';

/** A connection that stays for as long as it lasts. */
export type ListeningClient = Pick<pg.ClientBase, 'query' | 'on'>;

type ConnectCallback = Parameters<pg.Pool['connect']>[0];

/**
 * What the job queue is given as its pool. The connection that listens for as long as the worker lives is its own, since
 * the pool would report it as held for long; all work borrows from the pool of the process.
 */
export class JobPool extends pg.Pool {
  constructor() {
    const settings = env();
    super({
      connectionString: settings.DATABASE_URL,
      application_name: 'ai-growth-manager jobs',
      // It opens one; fewer than the library's concurrency, it would warn of.
      max: 2,
      connectionTimeoutMillis: settings.DB_CONNECT_TIMEOUT_MS,
      idleTimeoutMillis: SECOND,
      keepAlive: true,
    });
    this.query = pool().query.bind(pool()) as pg.Pool['query'];
    const lost = (error: Error): void => logger().warn({ err: error }, 'the job queue lost a database connection');
    this.on('error', lost);
    this.on('connect', (client) => client.on('error', lost));
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  /** The library listens on what it asks for by callback, and works on what it asks for by promise. */
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | undefined {
    if (!callback) return pool().checkout('jobs');
    super.connect(callback);
  }
}
