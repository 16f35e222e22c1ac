import type { HealthPart, Readiness } from '@/lib/contracts/health';
import type { KeyValueStore } from '@/lib/data/kv/key-value-store';
import { checkMigrations } from './check-migrations';
import { DatabaseProbe } from './database-probe';
import { timed } from './timed';

/** Asks every part that a request needs, each within its time limit. Never throws. */
export async function lookAtParts(databaseUrl: string, store: KeyValueStore): Promise<Readiness> {
  const [{ database, migrations }, keyValue] = await Promise.all([
    lookAtDatabase(databaseUrl),
    timed(async () => {
      await store.ping();
    }),
  ]);
  const parts = { database, migrations, key_value_store: keyValue };
  const well = Object.values(parts).every((part) => part.status === 'ok');
  return { status: well ? 'ready' : 'unavailable', parts };
}

async function lookAtDatabase(databaseUrl: string): Promise<{ database: HealthPart; migrations: HealthPart }> {
  const probe = new DatabaseProbe(databaseUrl);
  try {
    const database = await timed(async () => {
      await probe.query('SELECT 1');
    });
    const migrations: HealthPart =
      database.status === 'ok'
        ? await timed(() => checkMigrations(probe))
        : { status: 'failed', ms: 0, reason: 'Not looked at: the database does not answer.' };
    return { database, migrations };
  } finally {
    probe.close();
  }
}
