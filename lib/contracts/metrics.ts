import { z } from 'zod';

const count = z.number().int().nullable();

/** Numbers of one post as its network gave them; null was not provided, and is not zero. */
export const postMetricsSchema = z.object({
  impressions: count,
  reach: count,
  reactions: count,
  comments: count,
  shares: count,
  clicks: count,
  saves: count,
  videoViews: count,
});
export type PostMetricValues = z.infer<typeof postMetricsSchema>;

export const METRIC_NAMES = Object.keys(postMetricsSchema.shape) as (keyof PostMetricValues)[];

/** `capturedAt` is when the values were seen first, `checkedAt` when the network last gave them: they hold for all between. */
const latestMetricsSchema = z.object({
  capturedAt: z.iso.datetime(),
  checkedAt: z.iso.datetime(),
  values: postMetricsSchema,
});

/** `metrics` is null before the first reading; `metricsRefusal` says by a code why the connection may not read any. */
export const publicationMetricsSchema = z.object({
  metrics: latestMetricsSchema.nullable(),
  metricsRefusal: z.string().nullable(),
});
export type PublicationMetrics = z.infer<typeof publicationMetricsSchema>;

export const SERIES_POINTS_MAX = 200;

export const postSeriesQuerySchema = z.object({
  limit: z.coerce
    .number({ error: `limit must be a whole number from 2 to ${SERIES_POINTS_MAX}.` })
    .int()
    .min(2)
    .max(SERIES_POINTS_MAX)
    .default(SERIES_POINTS_MAX),
});
export type PostSeriesQuery = z.infer<typeof postSeriesQuerySchema>;

const seriesPointSchema = z.object({
  capturedAt: z.iso.datetime(),
  hoursSincePublication: z.number(),
  values: postMetricsSchema,
});

/** The readings of a post that brought something new, the oldest first; of more than `limit` the first, the last and some between. */
const postSeriesSchema = z.object({
  postId: z.string(),
  publishedAt: z.iso.datetime(),
  readings: z.number().int(),
  /** When the network last gave its numbers, and is asked next; null before the first answer, and when it is asked no more. */
  checkedAt: z.iso.datetime().nullable(),
  nextReadingAt: z.iso.datetime().nullable(),
  points: z.array(seriesPointSchema),
});
export type PostSeries = z.infer<typeof postSeriesSchema>;
export const postSeriesResponseSchema = z.object({ data: postSeriesSchema });
