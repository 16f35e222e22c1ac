import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { pausedPlatforms, takeProbe } from '@/lib/data/db/statements/pauses';
import { type ClaimedRow, claimDue, claimDueExcept, claimProbe } from '@/lib/data/db/statements/queue';
import { PROBE_EVERY_MS } from './pause-network';

/** Takes due posts for a worker, of every network that is not paused; of one that is, now and then a single one. */
export async function claimDuePosts(limit: number, worker: string, leaseMs: number): Promise<ClaimedRow[]> {
  const paused = await run(pool(), pausedPlatforms, []);
  if (paused.length === 0) return run(pool(), claimDue, [limit, worker, leaseMs]);
  const probes: ClaimedRow[] = [];
  for (const { platform, is_probe_due } of paused) {
    if (!is_probe_due || probes.length === limit) continue;
    const taken = await run(pool(), takeProbe, [platform, PROBE_EVERY_MS]);
    if (taken.length > 0) probes.push(...(await run(pool(), claimProbe, [platform, worker, leaseMs])));
  }
  const resting = paused.map(({ platform }) => platform);
  return [...probes, ...(await run(pool(), claimDueExcept, [limit - probes.length, worker, leaseMs, resting]))];
}
