import { z } from 'zod';
import { reportQuerySchema } from './analytics-reports';
import { METRIC_NAMES, postMetricsSchema } from './metrics';
import { pageQuerySchema, pageSchema } from './page';
import { publishedPostSchema } from './posts';

/** What posts are ranked by; engagements are reactions, comments, shares, clicks and saves, as far as they are known. */
export const MEASURES = [...METRIC_NAMES, 'engagements'] as const;
export type Measure = (typeof MEASURES)[number];

const measure = z.enum(MEASURES, { error: `measure must be one of ${MEASURES.join(', ')}.` }).default('engagements');

export const rankedPostsQuerySchema = z.object({
  ...pageQuerySchema.shape,
  ...reportQuerySchema.shape,
  measure,
  order: z.enum(['top', 'bottom'], { error: 'order must be top or bottom.' }).default('top'),
});
export type RankedPostsQuery = z.infer<typeof rankedPostsQuerySchema>;

export const heatmapQuerySchema = z.object({ ...reportQuerySchema.shape, measure });
export type HeatmapQuery = z.infer<typeof heatmapQuerySchema>;

const count = z.number().int();

/** What the answer rests on: `known` of the span's `posts` have the measure, which was last taken at `measuredAt`. */
const headSchema = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  zone: z.string(),
  asOf: z.iso.datetime(),
  measure: z.enum(MEASURES),
  coverage: z.object({ posts: count, known: count, measuredAt: z.iso.datetime().nullable() }),
});

/** `value` is the measure, and `metrics` are all numbers as they were at `capturedAt`. */
const rankedPostSchema = publishedPostSchema.extend({
  value: count,
  capturedAt: z.iso.datetime(),
  metrics: postMetricsSchema,
});
export type RankedPost = z.infer<typeof rankedPostSchema>;
export const rankedPostsPageSchema = pageSchema(rankedPostSchema).extend(headSchema.shape);
export type RankedPostsPage = z.infer<typeof rankedPostsPageSchema>;

/** `weekday` 1 is Monday; an hour without posts is left out. `value` is the sum over `known` posts, null where there are none. */
const cellSchema = z.object({
  weekday: count,
  hour: count,
  posts: count,
  known: count,
  value: count.nullable(),
  perPost: z.number().nullable(),
});
const heatmapSchema = headSchema.extend({ cells: z.array(cellSchema) });
export type Heatmap = z.infer<typeof heatmapSchema>;
export const heatmapResponseSchema = z.object({ data: heatmapSchema });
