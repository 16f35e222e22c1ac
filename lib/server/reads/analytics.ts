import { analyticsFollowersResponseSchema } from '@/lib/contracts/analytics-followers';
import { heatmapResponseSchema, rankedPostsPageSchema } from '@/lib/contracts/analytics-posts';
import {
  analyticsPlatformsResponseSchema,
  analyticsSummaryResponseSchema,
  analyticsTimeseriesResponseSchema,
  type ReportQuery,
} from '@/lib/contracts/analytics-reports';
import { type PostSeries, type PostSeriesQuery, postSeriesResponseSchema } from '@/lib/contracts/metrics';
import { analyticsCache } from '@/lib/data/cache/instances';
import { cacheKey } from '@/lib/data/cache/keys';
import { cachedForPages } from '@/lib/data/cache/next';
import type { Query } from '@/lib/data/cache/query-cache';
import { rankPosts } from '@/lib/domain/analytics/rank-posts';
import { readFollowers } from '@/lib/domain/analytics/read-followers';
import { readHeatmap } from '@/lib/domain/analytics/read-heatmap';
import { readPlatforms } from '@/lib/domain/analytics/read-platforms';
import { readPostSeries } from '@/lib/domain/analytics/read-post-series';
import { readSummary } from '@/lib/domain/analytics/read-summary';
import { readTimeseries } from '@/lib/domain/analytics/read-timeseries';
import { reportSpan } from '@/lib/domain/analytics/report-span';
import { type BusinessContext, requirePermission } from '@/lib/domain/context';

/**
 * A report of the business in its zone, from the cache: pages and the API ask for the same, and see a write alike.
 * Days that are left out are named first: what is cached must not depend on which day it is.
 */
function cached<Asked extends ReportQuery, Report>(
  name: string,
  schema: Query<Report>['schema'],
  load: (ctx: BusinessContext, query: Asked) => Promise<Report>,
): (ctx: BusinessContext, query: Asked) => Promise<Report> {
  return async (ctx, query) => {
    requirePermission(ctx, 'read');
    const { id, timeZone } = ctx.business;
    const dated = { ...query, ...reportSpan(query, timeZone, ctx.now) };
    const key = cacheKey(id, name, { ...dated, timeZone });
    return cachedForPages(analyticsCache(), { key, schema, load: () => load(ctx, dated) });
  };
}

export const cachedSummary = cached('summary', analyticsSummaryResponseSchema.shape.data, readSummary);
export const cachedTimeseries = cached('timeseries', analyticsTimeseriesResponseSchema.shape.data, readTimeseries);
export const cachedPlatforms = cached('platforms', analyticsPlatformsResponseSchema.shape.data, readPlatforms);
export const cachedRanking = cached('ranking', rankedPostsPageSchema, rankPosts);
export const cachedHeatmap = cached('heatmap', heatmapResponseSchema.shape.data, readHeatmap);
export const cachedFollowers = cached('followers', analyticsFollowersResponseSchema.shape.data, readFollowers);

/** How the numbers of one publication grew, from the same cache. */
export async function cachedPostSeries(
  ctx: BusinessContext,
  postId: string,
  { limit }: PostSeriesQuery,
): Promise<PostSeries> {
  requirePermission(ctx, 'read');
  const key = cacheKey(ctx.business.id, 'post-series', { postId, limit });
  const schema = postSeriesResponseSchema.shape.data;
  return cachedForPages(analyticsCache(), { key, schema, load: () => readPostSeries(ctx, postId, { limit }) });
}
