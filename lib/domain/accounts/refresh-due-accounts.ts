import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { holdPostsOfDeadAccounts } from '@/lib/data/db/statements/held';
import { dueForRefresh } from '@/lib/data/db/statements/tokens';
import { eachOf } from '@/lib/foundation/each-of';
import { logger } from '@/lib/foundation/logger';
import { HELD_CODE, HELD_DETAIL } from './held-words';
import { refreshAccount } from './refresh-account';

const BATCH = 100;
const AT_ONCE = 4;

/** Refreshes every token that is due, and holds what was written for accounts whose token is dead. */
export async function refreshDueAccounts({ signal, now }: { signal: AbortSignal; now: Date }): Promise<void> {
  await run(pool(), holdPostsOfDeadAccounts, [HELD_CODE, HELD_DETAIL]);
  const due = await run(pool(), dueForRefresh, [BATCH]);
  await eachOf(due, AT_ONCE, async ({ business_id, id, token_version }) => {
    signal.throwIfAborted();
    const { kind } = await refreshAccount(business_id, id, token_version, now);
    logger().debug({ accountId: id, kind }, 'token refresh');
  });
}
