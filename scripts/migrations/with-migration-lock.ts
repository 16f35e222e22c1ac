import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { MigrationError } from './migration-error';

/** The advisory lock that Prisma's engine takes, so that the two never migrate at the same time. */
const PRISMA_LOCK = 72_707_369;
const POLL_MS = 100;

/**
 * Runs `work` while holding the migration lock. Polled: a session that blocks on the lock holds a snapshot,
 * and CREATE INDEX CONCURRENTLY of the holder would wait for that session for ever.
 */
export async function withMigrationLock<T>(client: Client, timeoutMs: number, work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  while (!(await tryLock(client))) {
    if (Date.now() >= deadline) {
      throw new MigrationError(
        'P1002',
        `Another process has been migrating this database for ${timeoutMs / 1_000} s. Wait for it, or end its session.`,
      );
    }
    await sleep(POLL_MS);
  }
  try {
    return await work();
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [PRISMA_LOCK]);
  }
}

async function tryLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [PRISMA_LOCK]);
  return rows[0]?.locked === true;
}
