import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { Migration } from './read-migrations';

export interface AppliedMigration {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
  started_at: Date;
  logs: string | null;
}

/** Column for column the table that Prisma's engine makes. */
const CREATE_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
)`;

/** What was begun and not rolled back, oldest first; creates the table in a new database. */
export async function readHistory(client: Client): Promise<AppliedMigration[]> {
  const { rows: found } = await client.query("SELECT 1 WHERE to_regclass('_prisma_migrations') IS NOT NULL");
  if (found.length === 0) await client.query(CREATE_TABLE);
  const { rows } = await client.query<AppliedMigration>(
    `SELECT migration_name, checksum, finished_at, started_at, logs
       FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name`,
  );
  return rows;
}

/** @returns the id of the new row. */
export async function recordStart(client: Client, migration: Migration): Promise<string> {
  const id = randomUUID();
  await client.query('INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)', [
    id,
    migration.checksum,
    migration.name,
  ]);
  return id;
}

export async function recordSuccess(client: Client, id: string): Promise<void> {
  await client.query('UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1', [id]);
}

export async function recordFailure(client: Client, id: string, logs: string): Promise<void> {
  await client.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, logs]);
}

/** Lets a failed migration be tried again. @returns false when no failed migration has that name. */
export async function markRolledBack(client: Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `UPDATE _prisma_migrations SET rolled_back_at = now()
      WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL`,
    [name],
  );
  return rowCount === 1;
}
