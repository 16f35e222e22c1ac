import type { AnalyticsTimeseries, TimeseriesQuery } from '@/lib/contracts/analytics-reports';
import { type BusinessContext, requirePermission } from '../context';
import { bucketsOf } from './buckets';
import { reportRows, requireAccount } from './report-rows';
import { reportSpan } from './report-span';
import { totalsOf } from './report-totals';

/** The same numbers by the day, week or month that posts went out; one without posts is there too. */
export async function readTimeseries(ctx: BusinessContext, query: TimeseriesQuery): Promise<AnalyticsTimeseries> {
  requirePermission(ctx, 'read');
  const zone = ctx.business.timeZone;
  const span = reportSpan(query, zone, ctx.now);
  await requireAccount(ctx, query.accountId);
  const rows = await reportRows(ctx, query, span, query.granularity);
  const points = bucketsOf(span, query.granularity).map(({ key, from, to }) => ({
    from,
    to,
    ...totalsOf(rows.filter(({ bucket }) => bucket === key)),
  }));
  return { ...span, zone, asOf: ctx.now.toISOString(), granularity: query.granularity, points };
}
