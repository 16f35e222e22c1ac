import pg from 'pg';
import type { EmbeddedPostgres } from '../../scripts/launch/postgres';
import { migrate } from '../../scripts/migrations/apply';

/** A migrated database with one connection to it. */
export interface BenchDatabase {
  url: string;
  client: pg.Client;
}

export async function createBenchDatabase(postgres: EmbeddedPostgres, name: string): Promise<BenchDatabase> {
  const url = await postgres.database(name);
  await migrate({ databaseUrl: url, log: () => undefined });
  const client = new pg.Client({ connectionString: url, application_name: 'bench' });
  // The server ends before its clients do; what is under way then fails by itself.
  client.on('error', () => undefined);
  await client.connect();
  return { url, client };
}

/** Work on a connection of its own: EXPLAIN of a statement deallocates what the connection had prepared. */
export async function onNewConnection<T>({ url }: BenchDatabase, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'bench' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
