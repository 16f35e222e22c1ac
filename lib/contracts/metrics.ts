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
