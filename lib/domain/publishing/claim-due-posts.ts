import type { Platform } from '@/lib/contracts/platform';
import { PLATFORMS } from '@/lib/contracts/platform-names';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { type ClaimAnswer, claimDue, RESTING, spaceAccounts } from '@/lib/data/db/statements/claim';
import type { ClaimedRow } from '@/lib/data/db/statements/claimed-row';
import { pausedPlatforms, takeProbe } from '@/lib/data/db/statements/pauses';
import { env } from '@/lib/foundation/env';
import { PROBE_EVERY_MS } from './pause-network';

/** A post that a worker has under way. */
export type UnderWay = Pick<ClaimedRow, 'account_id' | 'business_id' | 'platform'>;

/** Where the last look at the queue ended: only what is due after it is looked at next. */
export interface QueueKey {
  at: Date;
  id: string;
}

export interface ClaimRequest {
  worker: string;
  leaseMs: number;
  free: number;
  window: number;
  after: QueueKey;
  underWay: readonly UnderWay[];
  /** Most posts under way of each network, and of a single business. */
  networkMax: Record<Platform, number>;
  businessMax: number;
}

export interface Claim {
  rows: (ClaimedRow & { is_probe: boolean })[];
  /** Up to here nothing is left to take; null when something is from the start on. */
  done: QueueKey | null;
  /** The end of the window, behind which there may be more; null when all that is due was seen. */
  next: QueueKey | null;
}

/** The start of the queue. */
export const FIRST: QueueKey = { at: new Date(0), id: '' };
/** What an account's next post waits for at least while one is under way. */
export const BUSY_MS = 250;

/** Takes due posts for a worker: fair between businesses, one at a time of an account, none of a network that rests. */
export async function claimDuePosts(request: ClaimRequest): Promise<Claim> {
  const { worker, leaseMs, free, window, after, underWay, businessMax } = request;
  const probes = await openProbes();
  const inFlight = countBy(underWay.map(({ business_id }) => business_id));
  const gapMs = env().PUBLISH_GAP_MS;
  const answers = await run(pool(), claimDue, [
    ...([worker, leaseMs, window, free, after.at, after.id, [...PLATFORMS]] as const),
    PLATFORMS.map((platform) => roomOf(platform, request, probes)),
    underWay.map(({ account_id }) => account_id),
    [...inFlight.keys()],
    [...inFlight.values()],
    ...([businessMax, gapMs, BUSY_MS, PROBE_EVERY_MS] as const),
  ]);
  const [queue] = answers;
  if (queue && queue.crowded.length > 0) await run(pool(), spaceAccounts, [queue.crowded, gapMs]);
  return {
    rows: answers.filter(isClaimed).map((row) => ({ ...row, is_probe: probes.get(row.platform) === true })),
    done: keyOf(queue?.done_at, queue?.done_id),
    next: queue?.seen === window ? keyOf(queue.last_at, queue.last_id) : null,
  };
}

const keyOf = (at: Date | null | undefined, id: string | null | undefined): QueueKey | null =>
  at && id ? { at, id } : null;

const isClaimed = (row: ClaimAnswer): row is ClaimAnswer & ClaimedRow => row.id !== null;

/** The paused networks: true where one post may be tried now, false where none may. */
async function openProbes(): Promise<Map<Platform, boolean>> {
  const probes = new Map<Platform, boolean>();
  for (const { platform, is_probe_due } of await run(pool(), pausedPlatforms, [])) {
    const taken = is_probe_due ? await run(pool(), takeProbe, [platform, PROBE_EVERY_MS]) : [];
    probes.set(platform, taken.length > 0);
  }
  return probes;
}

function roomOf(platform: Platform, { networkMax, underWay }: ClaimRequest, probes: Map<Platform, boolean>): number {
  const isTried = probes.get(platform);
  if (isTried !== undefined) return isTried ? 1 : RESTING;
  return networkMax[platform] - underWay.filter((post) => post.platform === platform).length;
}

function countBy(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
