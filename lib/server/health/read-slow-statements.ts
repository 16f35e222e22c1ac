import pg from 'pg';
import type { SlowStatements } from '@/lib/contracts/operator';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import type { StatementTime } from '@/lib/data/db/statement-times';
import { isRecording, recordedStatements } from '@/lib/data/db/statements/recorded-statements';

const SHOWN = 20;
/** The extension stands there, but the server did not load it at its start, or our role may not read it. */
const UNREADABLE = ['55000', '42501'];

/** What takes the database's time: by its own record where that can be read, otherwise by this process's. */
export async function readSlowStatements(): Promise<SlowStatements> {
  const recorded = await recordedByDatabase();
  if (recorded) return { source: 'database', statements: recorded };
  return { source: 'process', statements: pool().statistics.statements.dearest(SHOWN) };
}

async function recordedByDatabase(): Promise<StatementTime[] | null> {
  const [answer] = await run(pool(), isRecording, []);
  if (!answer?.is_recording) return null;
  try {
    const rows = await run(pool(), recordedStatements, [SHOWN]);
    return rows.map(({ text, calls, total_ms: totalMs, max_ms: maxMs }) => ({
      ...{ text, calls, totalMs, maxMs },
      ...{ p50Ms: null, p99Ms: null },
    }));
  } catch (error) {
    if (error instanceof pg.DatabaseError && UNREADABLE.includes(error.code ?? '')) return null;
    throw error;
  }
}
