import { addDays, REPORT_DAYS_DEFAULT } from '@/lib/contracts/analytics-reports';
import type { CalendarItem } from '@/lib/contracts/calendar';
import type { Dashboard } from '@/lib/contracts/dashboard';
import { dayInZone, startOfDay } from '@/lib/contracts/zoned-day';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { type DashboardAccount, type DashboardPost, dashboard } from '@/lib/data/db/statements/dashboard';
import { warningsOf } from '../accounts/warnings-of';
import { type BusinessContext, requirePermission } from '../context';

const SHOWN = 8;

/** The first screen: what goes out next, what needs a hand, and the totals of the last 30 days, which are those of analytics. */
export async function readDashboard(ctx: BusinessContext): Promise<Dashboard> {
  requirePermission(ctx, 'read');
  const { id, timeZone } = ctx.business;
  const first = addDays(dayInZone(ctx.now, timeZone), 1 - REPORT_DAYS_DEFAULT);
  const [row] = await run(pool(), dashboard, [id, startOfDay(first, timeZone), SHOWN, timeZone]);
  if (!row) throw new Error('The dashboard returned no row.');
  const { accounts, next, troubled, counts, days } = row;
  const names = new Map(accounts.map((account) => [account.id, account.display_name]));
  const warnings = await warningsOf(id, accounts.map(accessOf), ctx.now);
  const count = (status: string) => counts.find((each) => each.status === status)?.posts ?? 0;
  return {
    asOf: ctx.now.toISOString(),
    hasAccounts: accounts.some(({ status }) => status === 'connected'),
    atRisk: accounts.flatMap(({ display_name: displayName, platform, kind, ...account }) => {
      const warning = warnings.get(account.id);
      return warning ? [{ id: account.id, platform, kind, displayName, warning }] : [];
    }),
    next: next.map((post) => item(post, names)),
    troubled: troubled.map((post) => ({ ...item(post, names), error: post.error_detail })),
    totals: {
      published: days.reduce((sum, day) => sum + day.published, 0),
      failed: count('failed'),
      pending: count('pending'),
      byPlatform: summed(days, (day) => day.platform).map(([platform, published]) => ({ platform, published })),
      byDay: summed(days, (day) => day.day).map(([day, published]) => ({ day, published })),
    },
  };
}

const moment = (text: string | null): Date | null => (text === null ? null : new Date(text));

const accessOf = (row: DashboardAccount) => ({
  id: row.id,
  platform: row.platform,
  status: row.status,
  hasRefreshToken: row.has_refresh_token,
  refreshRefused: row.refresh_refused,
  tokenExpiresAt: moment(row.token_expires_at),
  refreshExpiresAt: moment(row.refresh_expires_at),
  dataAccessExpiresAt: moment(row.data_access_expires_at),
});

const item = (row: DashboardPost, names: ReadonlyMap<string, string>): CalendarItem => ({
  id: row.id,
  taskId: row.task_id,
  accountId: row.account_id,
  accountName: names.get(row.account_id) ?? row.account_id,
  platform: row.platform,
  status: row.status,
  scheduledAt: new Date(row.scheduled_at).toISOString(),
  excerpt: row.excerpt,
  recurrenceId: row.recurrence_id,
});

function summed<Row extends { published: number }>(rows: Row[], keyOf: (row: Row) => string): [string, number][] {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.published);
  return [...sums].sort(([a], [b]) => a.localeCompare(b, 'en'));
}
