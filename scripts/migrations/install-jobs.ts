import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';

const quiet = new Logger(() => () => undefined);

/** Brings the job queue's own schema, `graphile_worker`, to the installed version of its library. */
export async function installJobs(databaseUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: databaseUrl, application_name: 'ai-growth-manager migrate', max: 1 });
  const lost = (error: Error): void => console.error(`The connection to the database was lost: ${error.message}`);
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  try {
    await runMigrations({ pgPool: pool, logger: quiet });
  } finally {
    await pool.end();
  }
}
