import {
  type Heatmap,
  type HeatmapQuery,
  heatmapResponseSchema,
  type RankedPostsPage,
  type RankedPostsQuery,
  rankedPostsPageSchema,
} from '@/lib/contracts/analytics-posts';
import {
  type AnalyticsPlatforms,
  type AnalyticsSummary,
  type AnalyticsTimeseries,
  analyticsPlatformsResponseSchema,
  analyticsSummaryResponseSchema,
  analyticsTimeseriesResponseSchema,
  type ReportQuery,
  type TimeseriesQuery,
} from '@/lib/contracts/analytics-reports';
import { analyticsCache } from '@/lib/data/cache/instances';
import { cacheKey } from '@/lib/data/cache/keys';
import { cachedForPages } from '@/lib/data/cache/next';
import type { Query } from '@/lib/data/cache/query-cache';
import { rankPosts } from '@/lib/domain/analytics/rank-posts';
import { readHeatmap } from '@/lib/domain/analytics/read-heatmap';
import { readPlatforms } from '@/lib/domain/analytics/read-platforms';
import { readSummary } from '@/lib/domain/analytics/read-summary';
import { readTimeseries } from '@/lib/domain/analytics/read-timeseries';
import { type BusinessContext, requirePermission } from '@/lib/domain/context';

/** Both days are named: what is cached must not depend on which day it is. */
type Dated<Asked> = Asked & { from: string; to: string };

/** A report of the business in its zone, from the cache. */
function cached<Asked extends Dated<object>, Report>(
  name: string,
  schema: Query<Report>['schema'],
  load: (ctx: BusinessContext, query: Asked) => Promise<Report>,
): (ctx: BusinessContext, query: Asked) => Promise<Report> {
  return async (ctx, query) => {
    requirePermission(ctx, 'read');
    const key = cacheKey(ctx.business.id, name, { ...query, timeZone: ctx.business.timeZone });
    return cachedForPages(analyticsCache(), { key, schema, load: () => load(ctx, query) });
  };
}

export const cachedSummary = cached<Dated<ReportQuery>, AnalyticsSummary>(
  'summary',
  analyticsSummaryResponseSchema.shape.data,
  readSummary,
);
export const cachedTimeseries = cached<Dated<TimeseriesQuery>, AnalyticsTimeseries>(
  'timeseries',
  analyticsTimeseriesResponseSchema.shape.data,
  readTimeseries,
);
export const cachedPlatforms = cached<Dated<ReportQuery>, AnalyticsPlatforms>(
  'platforms',
  analyticsPlatformsResponseSchema.shape.data,
  readPlatforms,
);
export const cachedRanking = cached<Dated<RankedPostsQuery>, RankedPostsPage>(
  'ranking',
  rankedPostsPageSchema,
  rankPosts,
);
export const cachedHeatmap = cached<Dated<HeatmapQuery>, Heatmap>(
  'heatmap',
  heatmapResponseSchema.shape.data,
  readHeatmap,
);
