import { workersSeen } from '@/lib/data/db/statements/workers';
import type { DatabaseProbe } from './database-probe';
import { Unwell } from './timed';

type Row = NonNullable<NonNullable<(typeof workersSeen)['types']>['row']>;

/** Some worker has been heard of lately. */
export async function expectWorker(probe: DatabaseProbe): Promise<void> {
  const [row] = await probe.query<Row>(workersSeen.text);
  if (row && row.seen > 0) return;
  const last = row?.silent_seconds == null ? 'No worker has been seen yet' : `No worker for ${row.silent_seconds} s`;
  throw new Unwell(`${last}: posts wait. Start one: npm run worker`);
}
