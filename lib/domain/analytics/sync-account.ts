import type { Platform } from '@/lib/contracts/platform';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { dueWatches, type LeasedAccount } from '@/lib/data/db/statements/metrics';
import { AppError } from '@/lib/foundation/errors';
import { logger } from '@/lib/foundation/logger';
import { MINUTE } from '@/lib/foundation/time';
import {
  type AccountAccess,
  PlatformError,
  type PlatformFailure,
  type PlatformMetrics,
} from '@/lib/platforms/platform';
import { accountAccess } from '../accounts/account-access';
import { type Asking, askAccount } from './ask-network';
import { type Refund, readPosts } from './read-posts';
import type { Reading } from './reading';
import { type Followers, recordRound } from './record-round';
import { restAfter } from './rest-after';

/** Far longer than a round may take: it begins no call after half of it. */
export const LEASE_MS = 10 * MINUTE;
/** What one round reads, and so what it keeps in memory. */
const MOST_POSTS = 200;

export interface Sync {
  stop: AbortSignal;
  clock: () => Date;
  onDatabase: <T>(work: () => Promise<T>) => Promise<T>;
}

/** What came of a round. */
export interface RoundReport {
  calls: number;
  /** Posts that the network answered for. */
  read: number;
  /** Snapshots written. */
  kept: number;
  failure: PlatformFailure | null;
}

interface Work {
  calls: number;
  readings: Reading[];
  refunds: Refund[];
  followers: Followers;
  failure: PlatformFailure | null;
}

/** Reads what is due of one leased account and writes it down. A crash in between leaves everything due. */
export async function syncAccount(
  account: LeasedAccount,
  platform: Platform,
  source: PlatformMetrics,
  sync: Sync,
): Promise<RoundReport> {
  const { onDatabase, clock } = sync;
  const work: Work = { calls: 0, readings: [], refunds: [], followers: undefined, failure: null };
  const access = await onDatabase(() => accessOf(account));
  if ('kind' in access && 'code' in access) work.failure = access;
  else await readAll(work, account, platform, { source, access, stop: sync.stop, now: clock() }, sync);

  const now = clock();
  const failure = sync.stop.aborted ? null : work.failure;
  const rest = restAfter(failure, { now, failures: account.failures });
  const kept = await onDatabase(() => recordRound({ ...work, account, platform, rest, capturedAt: now }));
  if (failure) logger().warn({ accountId: account.id, platform, failure }, 'numbers were not read to the end');
  return { calls: work.calls, read: work.readings.filter(({ checked }) => checked).length, kept: kept ?? 0, failure };
}

/** Followers first: they are one call, and a post that costs money must not be in their way. */
async function readAll(
  work: Work,
  account: LeasedAccount,
  platform: Platform,
  asking: Asking,
  { stop, clock, onDatabase }: Sync,
): Promise<void> {
  const begunAt = performance.now();
  if (account.followers_due) {
    work.calls += 1;
    const answer = await askAccount(asking);
    if (answer.kind === 'read') work.followers = { count: answer.followers };
    // Posts may be readable where followers are not.
    else if (answer.kind === 'PERMISSION' || answer.kind === 'INVALID_CONTENT') work.followers = 'refused';
    else work.failure = answer;
  }
  const watches = await onDatabase(() => run(pool(), dueWatches, [account.id, MOST_POSTS]));
  for (let start = 0; start < watches.length; start += asking.source.batchSize) {
    if (work.failure || stop.aborted || performance.now() - begunAt > LEASE_MS / 2) return;
    const batch = watches.slice(start, start + asking.source.batchSize);
    const result = await readPosts({
      asking: { ...asking, now: clock() },
      businessId: account.business_id,
      platform,
      watches: batch,
      onDatabase,
    });
    work.calls += result.calls;
    work.readings.push(...result.readings);
    if (result.refund) work.refunds.push(result.refund);
    if (result.failure?.kind !== 'INVALID_CONTENT') work.failure = result.failure;
  }
}

async function accessOf(account: LeasedAccount): Promise<AccountAccess | PlatformFailure> {
  try {
    return await accountAccess(account.business_id, account.id);
  } catch (error) {
    if (error instanceof PlatformError) return error.outcome;
    if (error instanceof AppError && error.code === 'not_found') {
      return { kind: 'RECONNECT', code: 'deleted', detail: 'The account was deleted.' };
    }
    throw error;
  }
}
