import { run } from '@/lib/data/db/sql';
import { type OverdueRow, overduePosts } from '@/lib/data/db/statements/queue';
import { withTransaction } from '@/lib/data/db/transaction';
import { type Released, sendPostsOnTheirWays } from './send-on-their-ways';

const AT_ONCE = 500;

/** What nobody took in time (no worker ran, or all were busy) is planned anew: spaced, or by the policy of its business. */
export async function planOverduePosts(): Promise<Released> {
  const total: Released = { pending: 0, needsAttention: 0, cancelled: 0 };
  await withTransaction(async (tx) => {
    const rows = await run(tx.client, overduePosts, [AT_ONCE]);
    for (const businessId of new Set(rows.map(({ business_id }) => business_id))) {
      const posts = rows.filter(({ business_id }) => business_id === businessId);
      const released = await sendPostsOnTheirWays(tx, businessId, 'pending', posts.map(waiting), queuedOf(posts));
      tx.changed.add(businessId);
      for (const kind of ['pending', 'needsAttention', 'cancelled'] as const) total[kind] += released[kind];
    }
  });
  return total;
}

const waiting = ({ id, account_id, role, late_ms }: OverdueRow) => ({
  id,
  accountId: account_id,
  role,
  lateMs: late_ms,
});

const queuedOf = (rows: readonly OverdueRow[]): Map<string, number> =>
  new Map(rows.map(({ account_id, queued }) => [account_id, queued]));
