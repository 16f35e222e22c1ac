import { type Queryable, run } from '@/lib/data/db/sql';
import { repairLatest } from '@/lib/data/db/statements/latest-metrics';
import { clearRollups, lockForRebuild, refillRollups } from '@/lib/data/db/statements/rollups';

/**
 * Finds the latest numbers of a business's publications in their snapshots and counts its days anew, inside the caller's
 * transaction, by the zone that it has in it. What is published or read meanwhile waits. @returns how many posts were counted.
 */
export async function rebuildRollups(client: Queryable, businessId: string): Promise<number> {
  await run(client, lockForRebuild, [businessId]);
  await run(client, repairLatest, [businessId]);
  await run(client, clearRollups, [businessId]);
  const [counted] = await run(client, refillRollups, [businessId]);
  return counted?.posts ?? 0;
}
