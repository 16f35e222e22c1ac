import type pg from 'pg';
import { invalidateBusinessCache } from '@/lib/data/cache/instances';
import { AppError } from '@/lib/foundation/errors';
import { logger } from '@/lib/foundation/logger';
import { SECOND } from '@/lib/foundation/time';
import { prisma } from './client';
import type { Prisma } from './generated/client';
import { pool } from './pool';
import type { PooledClient } from './pooled-client';
import type { Queryable } from './sql';

/** One transaction by two doors: Prisma, and named statements on the same connection. Await each call before the next. */
export interface Transaction {
  prisma: Prisma.TransactionClient;
  client: Queryable;
  /** Businesses whose cached reads end with the commit. Every audit event adds its own. */
  changed: Set<string>;
}

/** Longest life of a transaction; then Prisma rolls it back. */
const TIMEOUT_MS = 15 * SECOND;
/** The pool's own limit ends the wait for a connection before this one does. */
const MAX_WAIT_MS = 120 * SECOND;

/** Commits what `work` did and ends the cached reads of what it changed, or rolls all of it back when it throws. */
export async function withTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const changed = new Set<string>();
  const value = await committed(work, changed);
  await Promise.all([...changed].map(invalidateBusinessCache));
  return value;
}

async function committed<T>(work: (tx: Transaction) => Promise<T>, changed: Set<string>): Promise<T> {
  let client: PooledClient | undefined;
  const keepFirst = (given: PooledClient): void => {
    client ??= given;
  };
  return pool().observe(keepFirst, () =>
    prisma().$transaction((tx) => work({ prisma: tx, client: heldClient(client), changed }), {
      timeout: TIMEOUT_MS,
      maxWait: MAX_WAIT_MS,
    }),
  );
}

/** A transaction of statements alone: for hot writes, of which Prisma's part would cost more than the database's. */
export async function withStatements<T>(work: (client: Queryable) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  try {
    await client.query('BEGIN');
    const value = await work(client);
    await client.query('COMMIT');
    return value;
  } catch (error) {
    // On a connection that is gone the server has rolled back already; the first error tells what happened.
    await client.query('ROLLBACK').catch((lost: unknown) => logger().debug({ err: lost }, 'nothing to roll back'));
    throw error;
  } finally {
    client.release();
  }
}

/** The transaction's connection, refused from the moment that it went back to the pool and may serve another. */
function heldClient(client: PooledClient | undefined): Queryable {
  if (!client) throw new Error('The transaction began without a connection of the pool.');
  const { lease } = client;
  const send = client.query as (...args: unknown[]) => unknown;
  const query = (...args: unknown[]): unknown => {
    if (client.lease === lease) return send(...args);
    throw new AppError('unavailable', `The transaction took longer than ${TIMEOUT_MS / SECOND} s and was rolled back.`);
  };
  return { query: query as pg.ClientBase['query'] };
}
