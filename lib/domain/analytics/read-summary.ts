import type { AnalyticsSummary, ReportQuery } from '@/lib/contracts/analytics-reports';
import { type BusinessContext, requirePermission } from '../context';
import { reportRows, requireAccount } from './report-rows';
import { previousSpan, reportSpan } from './report-span';
import { changeOf, totalsOf } from './report-totals';

/** What the publications of a span have brought by now, against those of as many days before. */
export async function readSummary(ctx: BusinessContext, query: ReportQuery): Promise<AnalyticsSummary> {
  requirePermission(ctx, 'read');
  const zone = ctx.business.timeZone;
  const span = reportSpan(query, zone, ctx.now);
  const before = previousSpan(span);
  await requireAccount(ctx, query.accountId);
  const [rows, rowsBefore] = await Promise.all([
    reportRows(ctx, query, span, 'all'),
    reportRows(ctx, query, before, 'all'),
  ]);
  const current = totalsOf(rows);
  const totals = totalsOf(rowsBefore);
  const change = (name: 'impressions' | 'reach' | 'engagements' | 'engagementRate') =>
    changeOf(current[name].value, totals[name].value);
  return {
    ...span,
    zone,
    asOf: ctx.now.toISOString(),
    current,
    previous: { ...before, totals },
    changes: {
      posts: changeOf(current.posts, totals.posts),
      impressions: change('impressions'),
      reach: change('reach'),
      engagements: change('engagements'),
      engagementRate: change('engagementRate'),
    },
  };
}
