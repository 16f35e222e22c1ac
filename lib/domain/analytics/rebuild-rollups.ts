import { type Queryable, run } from '@/lib/data/db/sql';
import { clearRollups, lockForRebuild, refillRollups } from '@/lib/data/db/statements/rollups';

/**
 * Counts the days of a business anew, inside the caller's transaction: by the zone that the business has in it, from the
 * publications and their last snapshots. What is published or read meanwhile waits. @returns how many posts were counted.
 */
export async function rebuildRollups(client: Queryable, businessId: string): Promise<number> {
  await run(client, lockForRebuild, [businessId]);
  await run(client, clearRollups, [businessId]);
  const [counted] = await run(client, refillRollups, [businessId]);
  return counted?.posts ?? 0;
}
