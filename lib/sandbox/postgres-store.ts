import { Pool, type PoolClient } from 'pg';
import type { SandboxStore } from './store';

const LOCK_KEY = 727_201;
const CREATE = `
  CREATE SCHEMA IF NOT EXISTS sandbox;
  CREATE TABLE IF NOT EXISTS sandbox.records (
    collection text NOT NULL,
    id text NOT NULL,
    seq bigserial NOT NULL,
    value jsonb NOT NULL,
    PRIMARY KEY (collection, id)
  );
  CREATE INDEX IF NOT EXISTS idx_sandbox_records_collection_seq ON sandbox.records (collection, seq);`;
const PUT = `INSERT INTO sandbox.records (collection, id, value) VALUES ($1, $2, $3)
  ON CONFLICT (collection, id) DO UPDATE SET value = excluded.value`;
const GET = 'SELECT value FROM sandbox.records WHERE collection = $1 AND id = $2';
const REMOVE = 'DELETE FROM sandbox.records WHERE collection = $1 AND id = $2 RETURNING value';

export type PostgresStore = SandboxStore & { stop(): Promise<void> };

interface Row {
  id: string;
  value: unknown;
}

/** A store in the schema `sandbox`, which outlives a restart. Creates its table; `stop` closes its connections. */
export async function createPostgresStore(
  databaseUrl: string,
  onIdleError: (error: Error) => void,
): Promise<PostgresStore> {
  const pool = new Pool({ connectionString: databaseUrl, max: 4, application_name: 'ai-growth-manager-sandbox' });
  pool.on('error', onIdleError);
  await inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK_KEY]);
    await client.query(CREATE);
  });
  const first = async <T>(sql: string, values: string[]): Promise<T | null> => {
    const { rows } = await pool.query<Row>(sql, values);
    return (rows[0]?.value as T | undefined) ?? null;
  };

  return {
    get: (collection, id) => first(GET, [collection, id]),
    put: async (collection, id, value) => {
      await pool.query(PUT, [collection, id, toJson(value)]);
    },
    remove: async (collection, id) => {
      await pool.query(REMOVE, [collection, id]);
    },
    take: (collection, id) => first(REMOVE, [collection, id]),
    list: async <T>(collection: string) => {
      const { rows } = await pool.query<Row>(
        'SELECT id, value FROM sandbox.records WHERE collection = $1 ORDER BY seq',
        [collection],
      );
      return rows.map((row) => ({ id: row.id, value: row.value as T }));
    },
    update: (collection, id, change) =>
      inTransaction(pool, async (client) => {
        // The lock also covers a record that does not exist yet, which FOR UPDATE cannot.
        await client.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [LOCK_KEY, `${collection}/${id}`]);
        const { rows } = await client.query<Row>(GET, [collection, id]);
        const next = change((rows[0]?.value as Parameters<typeof change>[0] | undefined) ?? null);
        if (next === null) await client.query(REMOVE, [collection, id]);
        else await client.query(PUT, [collection, id, toJson(next)]);
        return next;
      }),
    clear: async () => {
      await pool.query('DELETE FROM sandbox.records');
    },
    stop: () => pool.end(),
  };
}

/** PostgreSQL's jsonb cannot hold U+0000. */
const toJson = (value: object): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? part.replaceAll('\0', '') : part));

async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    // A connection in an unknown state is dropped, which also rolls the transaction back.
    client.release(true);
    throw error;
  }
}
