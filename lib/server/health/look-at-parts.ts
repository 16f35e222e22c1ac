import type { HealthPart, Readiness } from '@/lib/contracts/health';
import type { KeyValueStore } from '@/lib/data/kv/key-value-store';
import { checkMigrations } from './check-migrations';
import { DatabaseProbe } from './database-probe';
import { expectWorker } from './expect-worker';
import { timed } from './timed';

/** Asks every part that a request needs, each within its time limit. Never throws. */
export async function lookAtParts(databaseUrl: string, store: KeyValueStore): Promise<Readiness> {
  const [{ database, migrations, workers }, keyValue] = await Promise.all([
    lookAtDatabase(databaseUrl),
    timed(async () => {
      await store.ping();
    }),
  ]);
  const served = [database, migrations, keyValue].every((part) => part.status === 'ok');
  const status = served ? (workers.status === 'ok' ? 'ready' : 'degraded') : 'unavailable';
  return { status, parts: { database, migrations, key_value_store: keyValue, workers } };
}

type DatabaseParts = Record<'database' | 'migrations' | 'workers', HealthPart>;

async function lookAtDatabase(databaseUrl: string): Promise<DatabaseParts> {
  const probe = new DatabaseProbe(databaseUrl);
  try {
    const database = await timed(async () => {
      await probe.query('SELECT 1');
    });
    const migrations = await timedIf(database, 'the database does not answer', () => checkMigrations(probe));
    const workers = await timedIf(migrations, 'the tables are not up to date', () => expectWorker(probe));
    return { database, migrations, workers };
  } finally {
    probe.close();
  }
}

const timedIf = async (before: HealthPart, why: string, check: () => Promise<void>): Promise<HealthPart> =>
  before.status === 'ok' ? timed(check) : { status: 'failed', ms: 0, reason: `Not looked at: ${why}.` };
