import { run } from '@/lib/data/db/sql';
import { heldPosts } from '@/lib/data/db/statements/held';
import type { Transaction } from '@/lib/data/db/transaction';
import { type Released, sendPostsOnTheirWays } from './send-on-their-ways';

/** Accounts can post again: what waited for them goes on, what is late by the business's own policy. */
export async function releaseHeldPosts(
  tx: Transaction,
  businessId: string,
  accountIds: string[],
  now: Date,
): Promise<Released> {
  const rows = await run(tx.client, heldPosts, [businessId, accountIds]);
  const posts = rows.map(({ id, account_id, role, scheduled_at }) => {
    return { id, accountId: account_id, role, lateMs: now.getTime() - scheduled_at.getTime() };
  });
  return sendPostsOnTheirWays(tx, businessId, 'held', posts);
}
