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
