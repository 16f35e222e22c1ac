import type { Platform } from '@/lib/contracts/platform';
import { statement } from '../sql';
import { writeNewest } from './latest-metrics';
import { addToRollups, localDay, METRIC_COLUMNS, METRIC_LIST, metricsOf, zoneOf } from './rollup-sums';

/** An account that this process alone reads until its lease ends; `lease` proves it in the settlement. */
export interface LeasedAccount {
  id: string;
  business_id: string;
  lease: Date;
  failures: number;
  followers_due: boolean;
}

/**
 * Takes the account of a network whose readings wait longest, with a lease of $2 ms. Two processes never hold the same.
 * Followers are due once a day.
 */
export const claimMetricsAccount = statement<[platform: Platform, leaseMs: number], LeasedAccount>(
  'claim_metrics_account',
  `WITH waiting AS (
     SELECT id FROM social_accounts
     WHERE platform = $1 AND status = 'connected' AND metrics_refusal IS NULL
       AND metrics_due_at <= now() AND (metrics_not_before IS NULL OR metrics_not_before <= now())
     ORDER BY metrics_due_at
     LIMIT 1
     FOR UPDATE SKIP LOCKED
   )
   UPDATE social_accounts a SET metrics_not_before = now() + $2 * interval '1 millisecond'
   WHERE a.id = ANY (ARRAY(SELECT id FROM waiting))
   RETURNING a.id, a.business_id, a.metrics_not_before AS lease, a.metrics_failures AS failures,
     (a.followers_checked_at IS NULL OR a.followers_checked_at <= now() - interval '1 day') AS followers_due`,
);

/** The numbers of a post by their columns; bigint arrives as text. */
export interface MetricColumns {
  impressions: string | null;
  reach: string | null;
  reactions: string | null;
  comments: string | null;
  shares: string | null;
  clicks: string | null;
  saves: string | null;
  video_views: string | null;
}

const LAST_COLUMNS = metricsOf('s');

export interface DueWatch extends MetricColumns {
  id: string;
  platform_post_id: string;
  published_at: Date;
  due_at: Date;
  unchanged: number;
  /** The last UTC day on which the network charged for this post, as YYYY-MM-DD. */
  charged_on: string | null;
  /** When the last snapshot was taken; null: there is none, and the columns of numbers are null too. */
  captured_at: Date | null;
}

/** Up to $2 due publications of an account, the newest and most active first: each reading without news doubles the age. */
export const dueWatches = statement<[accountId: string, limit: number], DueWatch>(
  'due_watches',
  `SELECT due.published_post_id AS id, p.platform_post_id, due.published_at, due.due_at, due.unchanged,
     to_char(due.charged_on, 'YYYY-MM-DD') AS charged_on, s.captured_at, ${LAST_COLUMNS}
   FROM (
     SELECT w.published_post_id, w.published_at, w.due_at, w.unchanged, w.charged_on,
       extract(epoch FROM now() - w.published_at) * (1 << w.unchanged) AS quietness
     FROM metric_watches w WHERE w.account_id = $1 AND w.due_at <= now()
     ORDER BY quietness LIMIT $2
   ) due
   JOIN published_posts p ON p.id = due.published_post_id
   LEFT JOIN LATERAL (
     SELECT captured_at, ${METRIC_LIST} FROM metric_snapshots
     WHERE published_post_id = due.published_post_id ORDER BY captured_at DESC LIMIT 1
   ) s ON true
   ORDER BY due.quietness`,
);

/** The last snapshot of a publication, when it was last looked at, and why its account may not be asked. */
export const latestSnapshot = statement<
  [businessId: string, publicationId: string],
  MetricColumns & { captured_at: Date | null; checked_at: Date | null; refusal: string | null }
>(
  'latest_snapshot',
  `SELECT s.captured_at, ${LAST_COLUMNS}, w.checked_at, a.metrics_refusal AS refusal
   FROM published_posts p
   JOIN social_accounts a ON a.id = p.account_id
   LEFT JOIN metric_watches w ON w.published_post_id = p.id
   LEFT JOIN LATERAL (
     SELECT captured_at, ${METRIC_LIST} FROM metric_snapshots
     WHERE published_post_id = p.id ORDER BY captured_at DESC LIMIT 1
   ) s ON true
   WHERE p.id = $2 AND p.business_id = $1`,
);

/** What became of the readings of one account, as JSON: see `Reading` of `lib/domain/analytics/reading.ts`. */
const READINGS = `jsonb_to_recordset($1::jsonb) AS r(id text, seen timestamptz, due timestamptz, unchanged smallint,
  checked boolean, charged date, gone boolean, kept boolean, impressions bigint, reach bigint, reactions bigint,
  comments bigint, shares bigint, clicks bigint, saves bigint, "videoViews" bigint)`;

const NEW = METRIC_COLUMNS.map((name) => `new_${name} AS ${name}`).join(', ');
const OLD = METRIC_COLUMNS.map((name) => `old_${name}`).join(', ');
const NEW_AND_OLD = METRIC_COLUMNS.map((name) => `kept.${name} AS new_${name}, old.${name} AS old_${name}`).join(', ');

/**
 * Writes the readings of one account: when each is due next, a snapshot where one is kept, its difference from the last in
 * the days' sums, what is last now, and what is gone. A watch that another process has settled since it was seen stays as that one left it.
 * @returns the ids that were written.
 */
export const settleReadings = statement<[readings: string, capturedAt: Date], { id: string; has_snapshot: boolean }>(
  'settle_readings',
  `WITH reading AS (SELECT * FROM ${READINGS}),
   held AS (
     SELECT w.published_post_id AS id FROM metric_watches w JOIN reading r ON w.published_post_id = r.id AND w.due_at = r.seen
     WHERE w.published_post_id = ANY (ARRAY(SELECT id FROM reading)) ORDER BY 1 FOR NO KEY UPDATE OF w
   ), settled AS (
     UPDATE metric_watches w
     SET due_at = r.due, unchanged = r.unchanged,
         checked_at = CASE WHEN r.checked THEN $2 ELSE w.checked_at END,
         charged_on = coalesce(r.charged, w.charged_on)
     FROM reading r
     WHERE w.published_post_id = ANY (ARRAY(SELECT id FROM held)) AND w.published_post_id = r.id AND w.due_at = r.seen
     RETURNING w.published_post_id AS id, w.business_id, w.account_id, w.published_at
   ), deleted AS (
     UPDATE published_posts SET status = 'deleted'
     WHERE id = ANY (ARRAY(SELECT id FROM settled JOIN reading USING (id) WHERE gone)) AND status = 'published'
   ), kept AS (
     INSERT INTO metric_snapshots (published_post_id, captured_at, business_id, ${METRIC_LIST})
     SELECT id, $2, settled.business_id, impressions, reach, reactions, comments, shares, clicks, saves, "videoViews"
     FROM settled JOIN reading USING (id) WHERE reading.kept
     ON CONFLICT (published_post_id, captured_at) DO NOTHING
     RETURNING *
   ), place AS (
     SELECT a.id, a.platform, z.time_zone
     FROM social_accounts a CROSS JOIN LATERAL (${zoneOf('a.business_id')}) z
     WHERE a.id = ANY (ARRAY(SELECT DISTINCT account_id FROM settled JOIN kept ON kept.published_post_id = settled.id))
   ), latest AS (${writeNewest(`
     SELECT p.id, p.business_id, p.account_id, z.platform, p.published_at, kept.captured_at, ${metricsOf('kept')}
     FROM kept JOIN settled p ON p.id = kept.published_post_id JOIN place z ON z.id = p.account_id`)}
   ), news AS (
     SELECT p.business_id, p.account_id, z.platform, ${localDay} AS day, ${NEW_AND_OLD}
     FROM kept
     JOIN settled p ON p.id = kept.published_post_id
     JOIN place z ON z.id = p.account_id
     LEFT JOIN LATERAL (
       SELECT captured_at, ${METRIC_LIST} FROM metric_snapshots
       WHERE published_post_id = kept.published_post_id ORDER BY captured_at DESC LIMIT 1
     ) old ON true
     WHERE old.captured_at IS NULL OR old.captured_at < $2
   ), counted AS (${addToRollups(`
     SELECT 1 AS sign, 0 AS posts, business_id, account_id, platform, day, $2 AS read_at, ${NEW} FROM news
     UNION ALL
     SELECT -1, 0, business_id, account_id, platform, day, NULL, ${OLD} FROM news`)})
   SELECT id, id IN (SELECT published_post_id FROM kept) AS has_snapshot FROM settled`,
);

/** Gives the account back, due when its next reading is. Nothing when the lease has passed to another process. */
export const releaseMetricsAccount = statement<
  [
    accountId: string,
    lease: Date,
    notBefore: Date | null,
    failures: number,
    refusal: string | null,
    followersCheckedAt: Date | null,
  ],
  { id: string }
>(
  'release_metrics_account',
  `UPDATE social_accounts a
   SET metrics_not_before = $3, metrics_failures = $4, metrics_refusal = $5,
       followers_checked_at = coalesce($6, followers_checked_at),
       metrics_due_at = least(
         coalesce($6, followers_checked_at, now() - interval '1 day') + interval '1 day',
         (SELECT min(w.due_at) FROM metric_watches w WHERE w.account_id = $1 AND w.due_at IS NOT NULL))
   WHERE a.id = $1 AND a.metrics_not_before = $2 RETURNING a.id`,
);

export const insertAccountSnapshot = statement<
  [accountId: string, capturedAt: Date, businessId: string, followers: number | null],
  { account_id: string }
>(
  'insert_account_snapshot',
  `INSERT INTO account_snapshots (account_id, captured_at, business_id, followers) VALUES ($1, $2, $3, $4)
   ON CONFLICT (account_id, captured_at) DO NOTHING RETURNING account_id`,
);
