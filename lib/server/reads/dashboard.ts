import { type AnalyticsTimeseries, addDays, REPORT_DAYS_DEFAULT } from '@/lib/contracts/analytics-reports';
import { type Dashboard, dashboardSchema } from '@/lib/contracts/dashboard';
import { dayInZone } from '@/lib/contracts/zoned-day';
import { dashboardCache } from '@/lib/data/cache/instances';
import { cacheKey } from '@/lib/data/cache/keys';
import { cachedForPages } from '@/lib/data/cache/next';
import { type BusinessContext, requirePermission } from '@/lib/domain/context';
import { readDashboard } from '@/lib/domain/posts/read-dashboard';
import { cachedTimeseries } from './analytics';

/** All that the first screen shows, from the cache: its lists and totals, and the numbers of the last 30 days by day. */
export async function cachedFirstScreen(
  ctx: BusinessContext,
): Promise<{ dashboard: Dashboard; series: AnalyticsTimeseries }> {
  const to = dayInZone(ctx.now, ctx.business.timeZone);
  const from = addDays(to, 1 - REPORT_DAYS_DEFAULT);
  const [dashboard, series] = await Promise.all([
    cachedDashboard(ctx),
    cachedTimeseries(ctx, { from, to, granularity: 'day' }),
  ]);
  return { dashboard, series };
}

export async function cachedDashboard(ctx: BusinessContext): Promise<Dashboard> {
  requirePermission(ctx, 'read');
  const { id, timeZone } = ctx.business;
  const key = cacheKey(id, 'dashboard', { timeZone });
  return cachedForPages(dashboardCache(), { key, schema: dashboardSchema, load: () => readDashboard(ctx) });
}
