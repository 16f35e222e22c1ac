import type { Platform } from '@/lib/contracts/platform';
import { PLATFORMS } from '@/lib/contracts/platform-names';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { type ClaimAnswer, claimDue, spaceAccounts } from '@/lib/data/db/statements/claim';
import type { ClaimedRow } from '@/lib/data/db/statements/claimed-row';
import { takeProbe } from '@/lib/data/db/statements/pauses';
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
  const answers = await look(request, []);
  const probes = answers[0]?.probe_due ?? [];
  if (probes.length === 0) return claimOf(answers, request, []);
  const tried = await takeProbes(probes);
  // What the first look took is under way already.
  const rows = answers.filter(isClaimed);
  const again = { ...request, free: request.free - rows.length, underWay: [...request.underWay, ...rows] };
  const claim = claimOf(await look(again, tried), again, tried);
  return { ...claim, rows: [...claimOf(answers, request, []).rows, ...claim.rows] };
}

async function look(request: ClaimRequest, tried: readonly Platform[]): Promise<ClaimAnswer[]> {
  const { worker, leaseMs, free, window, after, underWay, businessMax } = request;
  const inFlight = countBy(underWay.map(({ business_id }) => business_id));
  const gapMs = env().PUBLISH_GAP_MS;
  const answers = await run(pool(), claimDue, [
    ...([worker, leaseMs, window, free, after.at, after.id, [...PLATFORMS]] as const),
    PLATFORMS.map((platform) => roomOf(platform, request)),
    underWay.map(({ account_id }) => account_id),
    [...inFlight.keys()],
    [...inFlight.values()],
    ...([businessMax, gapMs, BUSY_MS, PROBE_EVERY_MS, tried] as const),
  ]);
  const crowded = answers[0]?.crowded ?? [];
  if (crowded.length > 0) await run(pool(), spaceAccounts, [crowded, gapMs]);
  return answers;
}

function claimOf(answers: ClaimAnswer[], { window }: ClaimRequest, tried: readonly Platform[]): Claim {
  const [queue] = answers;
  return {
    rows: answers.filter(isClaimed).map((row) => ({ ...row, is_probe: tried.includes(row.platform) })),
    done: keyOf(queue?.done_at, queue?.done_id),
    next: queue?.seen === window ? keyOf(queue.last_at, queue.last_id) : null,
  };
}

const keyOf = (at: Date | null | undefined, id: string | null | undefined): QueueKey | null =>
  at && id ? { at, id } : null;

const isClaimed = (row: ClaimAnswer): row is ClaimAnswer & ClaimedRow => row.id !== null;

/** Of networks that rest, those of which this worker may try one post. */
async function takeProbes(due: readonly Platform[]): Promise<Platform[]> {
  const taken: Platform[] = [];
  for (const platform of due) {
    const [probe] = await run(pool(), takeProbe, [platform, PROBE_EVERY_MS]);
    if (probe) taken.push(platform);
  }
  return taken;
}

const roomOf = (platform: Platform, { networkMax, underWay }: ClaimRequest): number =>
  networkMax[platform] - underWay.filter((post) => post.platform === platform).length;

function countBy(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
