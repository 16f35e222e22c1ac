import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { DELETE_EXPIRED } from '@/lib/data/db/statements/expired';
import { MINUTE } from '@/lib/foundation/time';
import type { Job } from './job';

const BATCH = 1_000;

/** Deletes what has run out by itself: kept answers, sessions, verifications. */
export const sweepExpiredRows: Job<'sweep-expired-rows'> = {
  name: 'sweep-expired-rows',
  timeoutMs: 5 * MINUTE,
  cron: '17 * * * *',
  async run(_payload, { signal }) {
    for (const statement of DELETE_EXPIRED) {
      let deleted = BATCH;
      while (deleted === BATCH) {
        signal.throwIfAborted();
        const [gone] = await run(pool(), statement, [BATCH]);
        deleted = Number(gone?.count ?? 0);
      }
    }
  },
};
