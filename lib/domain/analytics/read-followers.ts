import type { AccountFollowers, AnalyticsFollowers } from '@/lib/contracts/analytics-followers';
import type { ReportQuery } from '@/lib/contracts/analytics-reports';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { countableAccounts, type FollowersRow, followersByDay } from '@/lib/data/db/statements/followers';
import { type BusinessContext, requirePermission } from '../context';
import { requireAccount } from './report-rows';
import { instantsOf, reportSpan } from './report-span';

/** The followers of each account by local day, and the accounts that have none in these days with why. */
export async function readFollowers(ctx: BusinessContext, query: ReportQuery): Promise<AnalyticsFollowers> {
  requirePermission(ctx, 'read');
  const { platform = null, accountId = null } = query;
  const zone = ctx.business.timeZone;
  const span = reportSpan(query, zone, ctx.now);
  await requireAccount(ctx, query.accountId);
  const params = [ctx.business.id, ...instantsOf(span, zone), platform, accountId, zone] as const;
  const [rows, countable] = await Promise.all([
    run(pool(), followersByDay, [...params]),
    run(pool(), countableAccounts, [ctx.business.id, platform, accountId]),
  ]);
  const byAccount = new Map<string, FollowersRow[]>();
  for (const row of rows) {
    const its = byAccount.get(row.account_id);
    if (its) its.push(row);
    else byAccount.set(row.account_id, [row]);
  }
  const uncounted = countable
    .filter((row) => !byAccount.has(row.account_id))
    .map(({ account_id, display_name, ...row }) => ({ ...row, accountId: account_id, displayName: display_name }));
  const accounts = [...byAccount.values()].flatMap(accountOf);
  return { ...span, zone, asOf: ctx.now.toISOString(), accounts, uncounted };
}

function accountOf(rows: FollowersRow[]): AccountFollowers[] {
  const points = rows.map(({ day, followers }) => ({ day, followers: Number(followers) }));
  const [account, first, last] = [rows[0], points[0], points.at(-1)];
  if (!account || !first || !last) return [];
  return [
    {
      accountId: account.account_id,
      platform: account.platform,
      displayName: account.display_name,
      followers: last.followers,
      change: points.length > 1 ? last.followers - first.followers : null,
      points,
    },
  ];
}
