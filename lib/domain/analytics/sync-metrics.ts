import { PLATFORMS, type Platform } from '@/lib/contracts/platform';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { claimMetricsAccount } from '@/lib/data/db/statements/metrics';
import { logger } from '@/lib/foundation/logger';
import { Semaphore } from '@/lib/foundation/semaphore';
import type { PlatformMetrics } from '@/lib/platforms/platform';
import { adapterMetrics, type MetricsSources } from './metrics-source';
import { LEASE_MS, type RoundReport, type Sync, syncAccount } from './sync-account';

export const SYNC_DEFAULTS = {
  /** Accounts of one network that are read at once. A network that hangs holds up no other. */
  lanesPerNetwork: 2,
  /** Database connections that a sync holds at most; with the one that writes readings of limits down, three. */
  connections: 2,
} as const;

export interface SyncOptions {
  /** No call begins after it, and those under way end. */
  stop: AbortSignal;
  /** After so long no account is begun; those under way are read to their end. */
  beginRoundsForMs?: number;
  clock?: () => Date;
  sources?: MetricsSources;
}

export interface SyncReport {
  rounds: number;
  failed: number;
  calls: number;
  read: number;
  kept: number;
}

/** Reads all numbers that are due, of posts and of accounts. Any number of processes may do so at once. */
export async function syncMetrics({
  stop,
  beginRoundsForMs = Number.POSITIVE_INFINITY,
  clock = () => new Date(),
  sources = adapterMetrics,
}: SyncOptions): Promise<SyncReport> {
  const connections = new Semaphore(SYNC_DEFAULTS.connections);
  const sync: Sync = { stop, clock, onDatabase: (work) => connections.run(work) };
  const report: SyncReport = { rounds: 0, failed: 0, calls: 0, read: 0, kept: 0 };
  const endsAt = performance.now() + beginRoundsForMs;
  const isOver = (): boolean => stop.aborted || performance.now() >= endsAt;
  const lanes = PLATFORMS.flatMap((platform) => {
    const source = sources(platform);
    if (!source) return [];
    return Array.from({ length: SYNC_DEFAULTS.lanesPerNetwork }, () =>
      drain({ platform, source, sync, isOver }, report),
    );
  });
  const ended = await Promise.allSettled(lanes);
  const broken = ended.find((lane) => lane.status === 'rejected');
  if (broken) throw broken.reason;
  return report;
}

interface Lane {
  platform: Platform;
  source: PlatformMetrics;
  sync: Sync;
  isOver: () => boolean;
}

/** One account after the other until none of the network is due. */
async function drain({ platform, source, sync, isOver }: Lane, report: SyncReport): Promise<void> {
  while (!isOver()) {
    const [account] = await sync.onDatabase(() => run(pool(), claimMetricsAccount, [platform, LEASE_MS]));
    if (!account) return;
    report.rounds += 1;
    try {
      add(report, await syncAccount(account, platform, source, sync));
    } catch (error) {
      report.failed += 1;
      logger().error({ err: error, accountId: account.id, platform }, 'an account was left to its lease');
    }
  }
}

function add(report: SyncReport, { calls, read, kept, failure }: RoundReport): void {
  report.calls += calls;
  report.read += read;
  report.kept += kept;
  if (failure) report.failed += 1;
}
