import { z } from 'zod';
import { platformSchema } from './platform';

export const REPORT_DAYS_MAX = 366;
export const REPORT_DAYS_DEFAULT = 30;
const GRANULARITIES = ['day', 'week', 'month'] as const;

const DAY_MS = 86_400_000;
const day = (name: string) => z.iso.date({ error: `${name} must be a day of the business's zone, as YYYY-MM-DD.` });
const range = {
  from: day('from').optional(),
  to: day('to').optional(),
  platform: platformSchema.optional(),
  accountId: z.string().max(64).optional(),
};

/** `from` and `to` are both included; left out, the last 30 days up to `to`, and `to` is today. */
export const reportQuerySchema = z.object(range);
export type ReportQuery = z.infer<typeof reportQuerySchema>;

export const timeseriesQuerySchema = z.object({
  ...range,
  granularity: z.enum(GRANULARITIES, { error: 'granularity must be day, week or month.' }).default('day'),
});
export type TimeseriesQuery = z.infer<typeof timeseriesQuerySchema>;
export type Granularity = TimeseriesQuery['granularity'];

export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
export const addDays = (from: string, days: number): string =>
  new Date(Date.parse(from) + days * DAY_MS).toISOString().slice(0, 10);

/** A sum over the `posts` that have the metric; null when none has: that is missing, not zero. */
const metricSchema = z.object({ value: z.number().int().nullable(), posts: z.number().int() });

/** Of the publications of some days, the latest known numbers. Coverage of a metric is its `posts` of all `posts`. */
const reportTotalsSchema = z.object({
  posts: z.number().int(),
  impressions: metricSchema,
  reach: metricSchema,
  reactions: metricSchema,
  comments: metricSchema,
  shares: metricSchema,
  clicks: metricSchema,
  saves: metricSchema,
  videoViews: metricSchema,
  /** Reactions, comments, shares, clicks and saves, as far as they are known. */
  engagements: metricSchema,
  /** Engagements over impressions, of the `posts` that have both. */
  engagementRate: z.object({
    value: z.number().nullable(),
    posts: z.number().int(),
    engagements: z.number().int(),
    impressions: z.number().int(),
    denominator: z.literal('impressions'),
  }),
  /** When the newest of the numbers was taken; null before the first reading. */
  measuredAt: z.iso.datetime().nullable(),
});
export type ReportTotals = z.infer<typeof reportTotalsSchema>;

const spanSchema = z.object({ from: z.iso.date(), to: z.iso.date() });

/** What the numbers were of: days of `zone`, both included. */
const headSchema = spanSchema.extend({ zone: z.string(), asOf: z.iso.datetime() });

/** A share of the previous value, 0.25 being a quarter more; null where either is missing or the previous is zero. */
const changeSchema = z.number().nullable();

const summarySchema = headSchema.extend({
  current: reportTotalsSchema,
  /** As many days, right before. */
  previous: spanSchema.extend({ totals: reportTotalsSchema }),
  changes: z.object({
    posts: changeSchema,
    impressions: changeSchema,
    reach: changeSchema,
    engagements: changeSchema,
    engagementRate: changeSchema,
  }),
});
export type AnalyticsSummary = z.infer<typeof summarySchema>;
export const analyticsSummaryResponseSchema = z.object({ data: summarySchema });

/** `from` and `to` of a point lie within the asked days: the first and the last week or month may be cut. */
const timeseriesSchema = headSchema.extend({
  granularity: z.enum(GRANULARITIES),
  points: z.array(reportTotalsSchema.extend(spanSchema.shape)),
});
export type AnalyticsTimeseries = z.infer<typeof timeseriesSchema>;
export const analyticsTimeseriesResponseSchema = z.object({ data: timeseriesSchema });

const platformsSchema = headSchema.extend({
  platforms: z.array(reportTotalsSchema.extend({ platform: platformSchema })),
});
export type AnalyticsPlatforms = z.infer<typeof platformsSchema>;
export const analyticsPlatformsResponseSchema = z.object({ data: platformsSchema });
