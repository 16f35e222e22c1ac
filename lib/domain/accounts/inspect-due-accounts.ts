import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { dueForInspection } from '@/lib/data/db/statements/tokens';
import { eachOf } from '@/lib/foundation/each-of';
import { logger } from '@/lib/foundation/logger';
import { inspectAccount } from './inspect-account';

const BATCH = 200;
const AT_ONCE = 4;

/** Looks at every account whose day has come round. */
export async function inspectDueAccounts({ signal, now }: { signal: AbortSignal; now: Date }): Promise<void> {
  const due = await run(pool(), dueForInspection, [BATCH]);
  await eachOf(due, AT_ONCE, async ({ business_id, id }) => {
    signal.throwIfAborted();
    const found = await inspectAccount(business_id, id, now);
    logger().debug({ accountId: id, found }, 'account looked at');
  });
}
