import type { JobTask, Network, Networks } from '@/lib/contracts/networks';
import { PLATFORMS } from '@/lib/contracts/platform';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { accountsByStatus, jobsByTask, pauses, postsOverdue } from '@/lib/data/db/statements/networks';
import { APP_OWNER, fullestReadings } from '@/lib/data/db/statements/rate-readings';
import { JOB_PAYLOADS } from '@/lib/data/jobs/payloads';
import { SLOW_FROM } from '../accounts/pace';
import { apiVersionInUse } from './api-version-in-use';

/** Limits shown of each network's app, and as many of its accounts. */
const MOST_READINGS = 5;

/** How the networks let us work: versions, pauses, budgets, accounts, and the jobs beside publishing. For the operator, whose page asks who is one. */
export async function readNetworks(now: Date): Promise<Networks> {
  const [paused, overdue, accounts, readings, jobs] = await Promise.all([
    run(pool(), pauses, []),
    run(pool(), postsOverdue, []),
    run(pool(), accountsByStatus, []),
    run(pool(), fullestReadings, [MOST_READINGS]),
    run(pool(), jobsByTask, []),
  ]);
  const networks = PLATFORMS.map((platform): Network => {
    const isIts = (row: { platform: string }): boolean => row.platform === platform;
    const its = accounts.find(isIts);
    return {
      platform,
      apiVersion: apiVersionInUse(platform, now),
      pause: pauseOf(paused.find(isIts)),
      postsOverdue: overdue.find(isIts)?.posts ?? 0,
      accounts: {
        connected: its?.connected ?? 0,
        reconnectRequired: its?.reconnect_required ?? 0,
        disconnected: its?.disconnected ?? 0,
        refreshFailing: its?.refresh_failing ?? 0,
      },
      budgets: readings.filter(isIts).map(budgetOf),
    };
  });
  return { readAt: now.toISOString(), networks, jobs: everyTask(jobs) };
}

type Row<Of> = Of extends { types?: { row: infer R } } ? R : never;

const pauseOf = (row: Row<typeof pauses> | undefined): Network['pause'] =>
  row
    ? {
        reason: row.reason,
        code: row.code,
        detail: row.detail,
        pausedAt: row.paused_at.toISOString(),
        probeAt: row.probe_at.toISOString(),
        probes: row.probes,
      }
    : null;

const budgetOf = (row: Row<typeof fullestReadings>): Network['budgets'][number] => ({
  scope: row.owner === APP_OWNER ? 'app' : 'account',
  accountId: row.owner === APP_OWNER ? null : row.owner,
  accountName: row.account_name,
  businessName: row.business_name,
  bucket: row.bucket,
  used: row.used,
  remaining: row.remaining,
  isSlowed: row.used >= SLOW_FROM,
  resetAt: row.reset_at.toISOString(),
  readAt: row.read_at.toISOString(),
});

/** Every task that there is, idle ones too, and those that an earlier release left behind. */
function everyTask(rows: Row<typeof jobsByTask>[]): JobTask[] {
  const names = new Set([...Object.keys(JOB_PAYLOADS), ...rows.map(({ task }) => task)]);
  return [...names].sort().map((task) => {
    const row = rows.find((given) => given.task === task);
    return {
      task,
      waiting: row?.waiting ?? 0,
      running: row?.running ?? 0,
      failed: row?.failed ?? 0,
      lastError: row?.last_error ?? null,
      lastErrorAt: row?.last_error_at?.toISOString() ?? null,
    };
  });
}
