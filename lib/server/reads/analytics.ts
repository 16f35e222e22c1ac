import { analyticsFollowersResponseSchema } from '@/lib/contracts/analytics-followers';
import { heatmapResponseSchema, rankedPostsPageSchema } from '@/lib/contracts/analytics-posts';
import {
  analyticsPlatformsResponseSchema,
  analyticsSummaryResponseSchema,
  analyticsTimeseriesResponseSchema,
  type ReportQuery,
} from '@/lib/contracts/analytics-reports';
import { type PostSeriesQuery, postSeriesResponseSchema } from '@/lib/contracts/metrics';
import type { Json } from '@/lib/data/cache/entry';
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

/** A cached read: as its value for a page, and for a route as the JSON that it answers with. */
interface Read<Args extends unknown[], Value> {
  (ctx: BusinessContext, ...args: Args): Promise<Value>;
  json(ctx: BusinessContext, ...args: Args): Promise<Json>;
}

function read<Args extends unknown[], Value>(
  queryOf: (ctx: BusinessContext, ...args: Args) => Query<Value>,
): Read<Args, Value> {
  const permitted = (ctx: BusinessContext, args: Args): Query<Value> => {
    requirePermission(ctx, 'read');
    return queryOf(ctx, ...args);
  };
  return Object.assign(
    async (ctx: BusinessContext, ...args: Args) => cachedForPages(analyticsCache(), permitted(ctx, args)),
    { json: async (ctx: BusinessContext, ...args: Args) => analyticsCache().getJson(permitted(ctx, args)) },
  );
}

/**
 * A report of the business in its zone, from the cache: pages and the API ask for the same, and see a write alike.
 * Days that are left out are named first: what is cached must not depend on which day it is.
 */
const cached = <Asked extends ReportQuery, Report>(
  name: string,
  schema: Query<Report>['schema'],
  load: (ctx: BusinessContext, query: Asked) => Promise<Report>,
): Read<[query: Asked], Report> =>
  read((ctx, query) => {
    const { id, timeZone } = ctx.business;
    const dated = { ...query, ...reportSpan(query, timeZone, ctx.now) };
    return { key: cacheKey(id, name, { ...dated, timeZone }), schema, load: () => load(ctx, dated) };
  });

export const cachedSummary = cached('summary', analyticsSummaryResponseSchema.shape.data, readSummary);
export const cachedTimeseries = cached('timeseries', analyticsTimeseriesResponseSchema.shape.data, readTimeseries);
export const cachedPlatforms = cached('platforms', analyticsPlatformsResponseSchema.shape.data, readPlatforms);
export const cachedRanking = cached('ranking', rankedPostsPageSchema, rankPosts);
export const cachedHeatmap = cached('heatmap', heatmapResponseSchema.shape.data, readHeatmap);
export const cachedFollowers = cached('followers', analyticsFollowersResponseSchema.shape.data, readFollowers);

/** How the numbers of one publication grew, from the same cache. */
export const cachedPostSeries = read((ctx, postId: string, { limit }: PostSeriesQuery) => ({
  key: cacheKey(ctx.business.id, 'post-series', { postId, limit }),
  schema: postSeriesResponseSchema.shape.data,
  load: () => readPostSeries(ctx, postId, { limit }),
}));
