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
  await client.connect();
  return { url, client };
}
