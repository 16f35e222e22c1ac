import { run } from '@/lib/data/db/sql';
import { countHours, forgetHours, hoursToCount } from '@/lib/data/db/statements/punctuality';
import { withTransaction } from '@/lib/data/db/transaction';
import { DAY, MINUTE } from '@/lib/foundation/time';
import { BOUNDS_MS } from './lateness';

/** A request that leaves later than this after its attempt began is counted in no hour but this one's. */
const AGAIN_MS = 15 * MINUTE;
const KEPT_MS = 35 * DAY;

/** Counts the hours whose attempts may have changed since the last round anew, and forgets what is old. */
export const rollUpPunctuality = (): Promise<void> =>
  withTransaction(async ({ client }) => {
    const [count] = await run(client, hoursToCount, [AGAIN_MS, KEPT_MS]);
    if (!count) return;
    await run(client, forgetHours, [count.from, count.to, KEPT_MS]);
    await run(client, countHours, [count.from, count.to, [...BOUNDS_MS]]);
  });
