import type { Measure } from '@/lib/contracts/analytics-posts';
import type { Platform } from '@/lib/contracts/platform';
import { statement } from '../sql';
import type { MetricColumns } from './metrics';
import type { PublishedRow } from './posts';
import { ENGAGEMENTS, METRIC_LIST } from './rollup-sums';

const VALUES = {
  impressions: 'impressions',
  reach: 'reach',
  reactions: 'reactions',
  comments: 'comments',
  shares: 'shares',
  clicks: 'clicks',
  saves: 'saves',
  videoViews: 'video_views',
  engagements: ENGAGEMENTS,
} as const satisfies Record<Measure, string>;

/** Publications of a business in [$2, $3), of one network or account if named. */
type SpanParams = [businessId: string, from: Date, to: Date, platform: Platform | null, accountId: string | null];

/** With the last numbers of each. */
const measured = (measure: Measure): string => `SELECT p.id, p.platform, p.account_id, p.scheduled_post_id, p.status,
     p.excerpt, p.media_count, p.published_at, p.platform_post_id, p.permalink, s.*, ${VALUES[measure]} AS value
   FROM published_posts p
   LEFT JOIN LATERAL (
     SELECT captured_at, ${METRIC_LIST} FROM metric_snapshots
     WHERE published_post_id = p.id ORDER BY captured_at DESC LIMIT 1
   ) s ON true
   WHERE p.business_id = $1 AND p.published_at >= $2 AND p.published_at < $3
     AND ($4::platform IS NULL OR p.platform = $4) AND ($5::text IS NULL OR p.account_id = $5)`;

export interface RankedRow extends PublishedRow, MetricColumns {
  captured_at: Date;
  value: string;
}

/** Beyond the key ($6, $7), or from the first one where it is null; posts without the number have no rank. */
export const rankedPosts = (measure: Measure, order: 'top' | 'bottom') =>
  statement<[...SpanParams, beyond: string | null, beyondId: string | null, limit: number], RankedRow>(
    `ranked_posts_${measure.toLowerCase()}_${order}`,
    `SELECT * FROM (${measured(measure)}) ranked
   WHERE value IS NOT NULL AND ($6::bigint IS NULL OR (value, id) ${order === 'top' ? '<' : '>'} ($6, $7::text))
   ORDER BY ${order === 'top' ? 'value DESC, id DESC' : 'value, id'} LIMIT $8`,
  );

export interface HeatRow {
  weekday: number;
  hour: number;
  posts: number;
  known: number;
  /** Null where no post has the number. */
  value: string | null;
  read_at: Date | null;
}

/** By weekday, 1 is Monday, and hour in zone $6. */
export const heatByHour = (measure: Measure) =>
  statement<[...SpanParams, zone: string], HeatRow>(
    `heat_by_hour_${measure.toLowerCase()}`,
    `SELECT extract(isodow FROM local)::int AS weekday, extract(hour FROM local)::int AS hour, count(*)::int AS posts,
     count(value)::int AS known, sum(value) AS value, max(captured_at) AS read_at
   FROM (SELECT value, captured_at, published_at AT TIME ZONE $6 AS local FROM (${measured(measure)}) m) placed
   GROUP BY 1, 2 ORDER BY 1, 2`,
  );
