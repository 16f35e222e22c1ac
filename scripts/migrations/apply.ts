import pg from 'pg';
import { describeSqlError } from './describe-sql-error';
import {
  type AppliedMigration,
  markRolledBack,
  readHistory,
  recordFailure,
  recordStart,
  recordSuccess,
} from './history';
import { installJobs } from './install-jobs';
import { MigrationError } from './migration-error';
import { MIGRATIONS_FOLDER, type Migration, matchesChecksum, readMigrations } from './read-migrations';
import { withMigrationLock } from './with-migration-lock';

export interface MigrateOptions {
  databaseUrl: string;
  folder?: string;
  log?: (line: string) => void;
  /** Longest wait for another process that is migrating the same database. */
  lockTimeoutMs?: number;
}

/**
 * Brings a database up to the migrations of the folder, as `prisma migrate deploy` would.
 * @returns the names applied now. @throws MigrationError P3009, P3018 or P1002.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const { databaseUrl, folder = MIGRATIONS_FOLDER, log = console.log, lockTimeoutMs = 60_000 } = options;
  const migrations = await readMigrations(folder);
  return withClient(databaseUrl, (client) =>
    withMigrationLock(client, lockTimeoutMs, async () => {
      const history = await readHistory(client);
      refuseAfterFailure(history);
      for (const warning of compare(migrations, history)) log(`warning: ${warning}`);
      const done = new Set(history.map((row) => row.migration_name));
      const pending = migrations.filter((migration) => !done.has(migration.name));
      for (const migration of pending) {
        await applyOne(client, migration);
        log(`applied ${migration.name}`);
      }
      await installJobs(databaseUrl);
      return pending.map((migration) => migration.name);
    }),
  );
}

/** Marks a failed migration as rolled back, so that the next run tries it again. @returns false when none has that name. */
export const rollBackRecord = (databaseUrl: string, name: string): Promise<boolean> =>
  withClient(databaseUrl, (client) => markRolledBack(client, name));

async function withClient<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'ai-growth-manager migrate',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', (error) => console.error(`The connection to the database was lost: ${error.message}`));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The script is sent whole as one simple query: atomic, unless it holds BEGIN and COMMIT of its own. */
async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  const id = await recordStart(client, migration);
  try {
    await client.query(migration.sql);
  } catch (error) {
    const described = describeSqlError(error, migration.sql);
    await client.query('ROLLBACK');
    await recordFailure(client, id, described);
    throw new MigrationError('P3018', `Migration ${migration.name} failed.\n${described}\n${remedy(migration.name)}`, {
      cause: error,
    });
  }
  await recordSuccess(client, id);
}

function refuseAfterFailure(history: AppliedMigration[]): void {
  const failed = history.filter((row) => row.finished_at === null);
  if (failed.length === 0) return;
  const lines = failed.map(
    (row) => `${row.migration_name} started at ${row.started_at.toISOString()} and failed.\n${row.logs ?? ''}`,
  );
  const names = failed.map((row) => remedy(row.migration_name));
  throw new MigrationError('P3009', `Failed migrations in this database:\n${[...lines, ...names].join('\n')}`);
}

function compare(migrations: Migration[], history: AppliedMigration[]): string[] {
  const byName = new Map(migrations.map((migration) => [migration.name, migration]));
  return history.flatMap((row) => {
    const migration = byName.get(row.migration_name);
    if (!migration) return [`${row.migration_name} was applied to this database but is not in the folder.`];
    if (matchesChecksum(migration.sql, row.checksum)) return [];
    return [`${row.migration_name} was edited after it was applied; the database keeps what ran then.`];
  });
}

const remedy = (name: string): string =>
  `Correct the cause, undo what it left behind if anything, then run: npm run migrate -- --rolled-back ${name}`;
