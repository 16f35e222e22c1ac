import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { takenIds } from '@/lib/data/db/statements/attention';
import { HOUR, plus } from '@/lib/foundation/time';

/** Older than the oldest post that a look-up may find: the network's clock, and room for ours. */
const EARLIER_MS = HOUR;

/** What the account's other posts of that time are on its network, so that no look-up takes one of them for this one. */
export async function otherIdsOf(
  post: { id: string; business_id: string; account_id: string },
  since: Date,
): Promise<Set<string>> {
  const rows = await run(pool(), takenIds, [post.business_id, post.account_id, plus(since, -EARLIER_MS), post.id]);
  return new Set(rows.map(({ platform_post_id }) => platform_post_id));
}
