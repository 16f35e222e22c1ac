import type { Measure } from '@/lib/contracts/analytics-posts';
import type { Platform } from '@/lib/contracts/platform';
import { statement } from '../sql';
import type { MetricColumns } from './metrics';
import type { PublishedRow } from './posts';
import { ENGAGEMENTS, type METRIC_COLUMNS, METRIC_LIST, metricsOf } from './rollup-sums';

type Column = (typeof METRIC_COLUMNS)[number];
const columnOf = (metric: Exclude<Measure, 'engagements'>): Column =>
  metric === 'videoViews' ? 'video_views' : metric;
/** A measure of a row of numbers. */
const measured = (measure: Measure): string => (measure === 'engagements' ? ENGAGEMENTS : columnOf(measure));

/** Publications of a business in [$2, $3), of one network or account if named. */
type SpanParams = [businessId: string, from: Date, to: Date, platform: Platform | null, accountId: string | null];

const inSpan = `business_id = $1 AND published_at >= $2 AND published_at < $3
     AND ($4::platform IS NULL OR platform = $4) AND ($5::text IS NULL OR account_id = $5)`;

export interface RankedRow extends PublishedRow, MetricColumns {
  captured_at: Date;
  value: string;
}

/** Beyond the key ($6, $7), or from the first one where it is null; posts without the number have no rank. */
export const rankedPosts = (measure: Measure, order: 'top' | 'bottom') => {
  const [beyond, direction] = order === 'top' ? ['<', 'DESC'] : ['>', 'ASC'];
  return statement<[...SpanParams, beyond: string | null, beyondId: string | null, limit: number], RankedRow>(
    `ranked_posts_${measure.toLowerCase()}_${order}`,
    `SELECT p.id, p.platform, p.account_id, p.scheduled_post_id, p.status, p.excerpt, p.media_count, p.published_at,
     p.platform_post_id, p.permalink, best.captured_at, ${metricsOf('best')}, best.value
   FROM (
     SELECT * FROM (
       SELECT published_post_id AS id, captured_at, ${METRIC_LIST}, ${measured(measure)} AS value
       FROM latest_metrics WHERE ${inSpan}
     ) valued
     WHERE value IS NOT NULL AND ($6::bigint IS NULL OR (value, id) ${beyond} ($6, $7::text))
     ORDER BY value ${direction}, id ${direction} LIMIT $8
   ) best
   JOIN published_posts p ON p.id = best.id
   ORDER BY best.value ${direction}, best.id ${direction}`,
  );
};

export interface HeatRow {
  weekday: number;
  hour: number;
  posts: number;
  known: number;
  /** Null where no post has the number. */
  value: string | null;
  read_at: Date | null;
}

/** By weekday, 1 is Monday, and hour in zone $6. Posts are counted apart from their numbers, so that the two need no join. */
export const heatByHour = (measure: Measure) =>
  statement<[...SpanParams, zone: string], HeatRow>(
    `heat_by_hour_${measure.toLowerCase()}`,
    `SELECT extract(isodow FROM local)::int AS weekday, extract(hour FROM local)::int AS hour, sum(posts)::int AS posts,
     count(value)::int AS known, sum(value) AS value, max(captured_at) AS read_at
   FROM (
     SELECT published_at AT TIME ZONE $6 AS local, 1 AS posts, NULL::bigint AS value, NULL::timestamptz AS captured_at
     FROM published_posts WHERE ${inSpan}
     UNION ALL
     SELECT published_at AT TIME ZONE $6, 0, ${measured(measure)}, captured_at FROM latest_metrics WHERE ${inSpan}
   ) placed
   GROUP BY 1, 2 ORDER BY 1, 2`,
  );
