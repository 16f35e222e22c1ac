import type { AccountFollowers, AnalyticsFollowers } from '@/lib/contracts/analytics-followers';
import type { ReportQuery } from '@/lib/contracts/analytics-reports';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { type FollowersRow, followersByDay } from '@/lib/data/db/statements/followers';
import { type BusinessContext, requirePermission } from '../context';
import { requireAccount } from './report-rows';
import { instantsOf, reportSpan } from './report-span';

/** The followers of each account by local day. */
export async function readFollowers(ctx: BusinessContext, query: ReportQuery): Promise<AnalyticsFollowers> {
  requirePermission(ctx, 'read');
  const { platform = null, accountId = null } = query;
  const zone = ctx.business.timeZone;
  const span = reportSpan(query, zone, ctx.now);
  await requireAccount(ctx, query.accountId);
  const params = [ctx.business.id, ...instantsOf(span, zone), platform, accountId, zone] as const;
  const rows = await run(pool(), followersByDay, [...params]);
  const byAccount = new Map<string, FollowersRow[]>();
  for (const row of rows) {
    const its = byAccount.get(row.account_id);
    if (its) its.push(row);
    else byAccount.set(row.account_id, [row]);
  }
  return { ...span, zone, asOf: ctx.now.toISOString(), accounts: [...byAccount.values()].flatMap(accountOf) };
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
