import type { Platform } from '@/lib/contracts/platform';
import { statement } from '../sql';

/**
 * `begun`: a first attempt, `sent`: its request, both of posts that the queue never put off; `put_off`: the request of one
 * that it had. All against the planned time.
 */
export type LatenessKind = 'begun' | 'sent' | 'put_off';

export interface LatenessRow {
  platform: Platform;
  kind: LatenessKind;
  /** Bounds that the lateness is above. */
  bucket: number;
  posts: number;
  worst_ms: number;
  worst_id: string;
}

/** First attempts begun from $1 to $2, by bucket between the bounds $3 (ms). An open end would be planned as a third of the table. */
const measured = (hour: string, grouping: string): string => `
   SELECT ${hour}platform, kind, width_bucket(ms, ARRAY(SELECT bound + 1 FROM unnest($3::float8[]) AS bound)) AS bucket,
     count(*)::int AS posts, max(ms) AS worst_ms, (array_agg(id ORDER BY ms DESC))[1] AS worst_id
   FROM (
     SELECT a.platform, a.created_at, a.scheduled_post_id AS id, of.kind,
       greatest(0, extract(epoch FROM of.at - a.planned_at) * 1000)::float8 AS ms
     FROM publish_attempts a, LATERAL (VALUES
       ('begun', CASE WHEN a.put_off_until IS NULL THEN a.created_at END),
       (CASE WHEN a.put_off_until IS NULL THEN 'sent' ELSE 'put_off' END, a.requested_at)
     ) AS of (kind, at)
     WHERE a.created_at >= $1 AND a.created_at < $2 AND a.planned_at IS NOT NULL AND of.at IS NOT NULL
   ) first
   GROUP BY ${grouping}`;

export const latenessBetween = statement<[from: Date, to: Date, boundsMs: number[]], LatenessRow>(
  'lateness_between',
  measured('', '1, 2, 3'),
);

/** The same from the hours that are counted already, whole hours from $1 to $2. */
export const latenessByHours = statement<[from: Date, to: Date], LatenessRow>(
  'lateness_by_hours',
  `SELECT platform, kind, bucket::int, sum(posts)::int AS posts, max(worst_ms)::float8 AS worst_ms,
     (array_agg(worst_id ORDER BY worst_ms DESC))[1] AS worst_id
   FROM punctuality_hours WHERE hour >= $1 AND hour < $2 GROUP BY platform, kind, bucket`,
);

/** From where to count again: what was sent late may still have changed the last counted hour, and gaps are made up for. */
export const hoursToCount = statement<[againMs: number, keptMs: number], { from: Date; to: Date }>(
  'hours_to_count',
  `SELECT least(
     date_trunc('hour', now() - $1 * interval '1 millisecond'),
     coalesce((SELECT hour FROM punctuality_hours ORDER BY hour DESC LIMIT 1), date_trunc('hour', now() - $2 * interval '1 millisecond'))
   ) AS "from", now() + interval '1 second' AS "to"`,
);

/** What is counted anew from $1 to $2, and some of what is older than $3 ms. */
export const forgetHours = statement<[from: Date, to: Date, keptMs: number], never>(
  'forget_hours',
  `WITH old AS (
     DELETE FROM punctuality_hours WHERE ctid = ANY (ARRAY(
       SELECT ctid FROM punctuality_hours WHERE hour < now() - $3 * interval '1 millisecond' ORDER BY hour LIMIT 5000))
   )
   DELETE FROM punctuality_hours WHERE hour >= $1 AND hour < $2`,
);

export const countHours = statement<[from: Date, to: Date, boundsMs: number[]], never>(
  'count_hours',
  `INSERT INTO punctuality_hours (hour, platform, kind, bucket, posts, worst_ms, worst_id)
   SELECT hour, platform, kind, bucket, posts, round(worst_ms), worst_id
   FROM (${measured("date_trunc('hour', created_at) AS hour, ", '1, 2, 3, 4')}) counted`,
);

interface LatePost {
  id: string;
  planned_at: Date;
  business_slug: string;
  business_name: string;
}

export const latePosts = statement<[ids: string[]], LatePost>(
  'late_posts',
  `SELECT s.id, s.scheduled_at AS planned_at, b.slug AS business_slug, b.name AS business_name
   FROM scheduled_posts s JOIN businesses b ON b.id = s.business_id WHERE s.id = ANY ($1)`,
);

/** Attempts from $1 to $2 by what came of them; `open` while nothing has. */
export const attemptsByOutcome = statement<
  [from: Date, to: Date],
  { platform: Platform; outcome: string; attempts: number }
>(
  'attempts_by_outcome',
  `SELECT platform, coalesce(outcome, 'open') AS outcome, count(*)::int AS attempts
   FROM publish_attempts WHERE created_at >= $1 AND created_at < $2 GROUP BY 1, 2`,
);
