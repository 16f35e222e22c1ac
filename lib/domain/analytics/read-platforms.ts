import type { AnalyticsPlatforms, ReportQuery } from '@/lib/contracts/analytics-reports';
import { PLATFORMS } from '@/lib/contracts/platform-names';
import { type BusinessContext, requirePermission } from '../context';
import { reportRows, requireAccount } from './report-rows';
import { reportSpan } from './report-span';
import { totalsOf } from './report-totals';

/** The networks beside each other; one of which nothing is known in the span is left out. */
export async function readPlatforms(ctx: BusinessContext, query: ReportQuery): Promise<AnalyticsPlatforms> {
  requirePermission(ctx, 'read');
  const zone = ctx.business.timeZone;
  const span = reportSpan(query, zone, ctx.now);
  await requireAccount(ctx, query.accountId);
  const rows = await reportRows(ctx, query, span, 'all');
  const platforms = PLATFORMS.map((platform) => ({ platform, own: rows.filter((row) => row.platform === platform) }))
    .filter(({ own }) => own.length > 0)
    .map(({ platform, own }) => ({ platform, ...totalsOf(own) }));
  return { ...span, zone, asOf: ctx.now.toISOString(), platforms };
}
