import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { takenIds } from '@/lib/data/db/statements/attention';
import type { ClaimedRow } from '@/lib/data/db/statements/claimed-row';
import { HOUR, plus } from '@/lib/foundation/time';
import { platformAdapter } from '@/lib/platforms/registry';

/** Older than the oldest post that a look-up may find: the network's clock, and room for ours. */
const EARLIER_MS = HOUR;

/** What the account's other posts of that time, and those that the network named, are on its network, so that no look-up takes one of them for this one. */
export async function otherIdsOf(
  post: Pick<ClaimedRow, 'id' | 'business_id' | 'account_id' | 'platform' | 'progress'>,
  since: Date,
): Promise<Set<string>> {
  const { id, business_id, account_id, platform, progress } = post;
  const named = (progress && platformAdapter(platform).candidates?.(progress)) ?? [];
  const ids = named.map(({ platformPostId }) => platformPostId);
  const rows = await run(pool(), takenIds, [business_id, account_id, plus(since, -EARLIER_MS), id, ids]);
  return new Set(rows.map(({ platform_post_id }) => platform_post_id));
}
