import type { Platform } from '@/lib/contracts/platform-names';
import { MINUTE } from '@/lib/foundation/time';
import { type Claim, type ClaimRequest, claimDuePosts, FIRST } from './claim-due-posts';
import { publishClaimed } from './publish-claimed';

const LEASE_MS = 3 * MINUTE;
const MANY: Record<Platform, number> = { linkedin: 100, x: 100, facebook: 100, instagram: 100 };

/** What a worker without anything under way takes. */
export async function claimDueRows(given: Partial<ClaimRequest> = {}): Promise<Claim['rows']> {
  const { rows } = await claimDuePosts({
    ...{ worker: 'worker', leaseMs: LEASE_MS, free: 100, window: 100, after: FIRST },
    ...{ underWay: [], networkMax: MANY, businessMax: 100, ...given },
  });
  return rows;
}

/** Publishes what is due, one after another. */
export async function publishDueRows(given: Partial<ClaimRequest> = {}) {
  const settled: Awaited<ReturnType<typeof publishClaimed>>[] = [];
  for (const row of await claimDueRows(given)) {
    settled.push(await publishClaimed(row, { endsAt: performance.now() + LEASE_MS }));
  }
  return settled;
}
