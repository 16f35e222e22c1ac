import type { HealthPart, Readiness } from '@/lib/contracts/health';
import { keyValueStore } from '@/lib/data/kv/instance';
import { remember } from '@/lib/foundation/remember';
import { SECOND } from '@/lib/foundation/time';
import { checkMigrations } from './check-migrations';
import { DatabaseProbe } from './database-probe';
import { timed } from './timed';

/** Many who ask within this time share one look, so that the open route cannot be used to exhaust the database. */
const SHARED_MS = SECOND;

interface Look {
  at: number;
  result: Promise<Readiness>;
}
const latest = remember('readiness', (): { look: Look | undefined } => ({ look: undefined }));

/** Asks every part that a request needs. Never throws. */
export function checkReady(): Promise<Readiness> {
  if (!latest.look || performance.now() - latest.look.at > SHARED_MS) {
    latest.look = { at: performance.now(), result: lookAtAll() };
  }
  return latest.look.result;
}

async function lookAtAll(): Promise<Readiness> {
  const [{ database, migrations }, keyValue] = await Promise.all([
    lookAtDatabase(),
    timed(async () => {
      await keyValueStore().ping();
    }),
  ]);
  const parts = { database, migrations, key_value_store: keyValue };
  const well = Object.values(parts).every((part) => part.status === 'ok');
  return { status: well ? 'ready' : 'unavailable', parts };
}

async function lookAtDatabase(): Promise<{ database: HealthPart; migrations: HealthPart }> {
  const probe = new DatabaseProbe();
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
