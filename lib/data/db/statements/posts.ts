import type { Platform } from '@/lib/contracts/platform';
import type { ScheduledPostStatus } from '@/lib/contracts/scheduled-posts';
import { SCHEDULED_POST_STATUSES } from '@/lib/contracts/scheduled-posts';
import { statement } from '../sql';
import { utcText } from '../utc-text';

export interface PublishedRow {
  id: string;
  platform: Platform;
  account_id: string;
  scheduled_post_id: string | null;
  status: 'published' | 'deleted';
  excerpt: string;
  media_count: number;
  published_at: Date;
  platform_post_id: string | null;
  permalink: string | null;
}

const BESIDE_TIME =
  'id, platform, account_id, scheduled_post_id, status, excerpt, media_count, platform_post_id, permalink';

/** A row of the history. */
export interface ListedRow extends Omit<PublishedRow, 'published_at'> {
  /** Of `utcText`. */
  went_out_at: string;
}
const LISTED_COLUMNS = `${BESIDE_TIME}, ${utcText('published_at')} AS went_out_at`;

type KeysetAfter = [businessId: string, beforeAt: Date, beforeId: string, limit: number];

/** Page one starts before this key. */
export const NEWEST = { at: new Date('9999-12-31T00:00:00Z'), id: '~' } as const;

/** Publications of a business, newest first, below the key ($2, $3). Index-only on idx_published_posts_business_published_desc. */
export const recentPosts = statement<KeysetAfter, ListedRow>(
  'recent_posts',
  `SELECT ${LISTED_COLUMNS} FROM published_posts
   WHERE business_id = $1 AND (published_at, id) < ($2, $3)
   ORDER BY published_at DESC, id DESC LIMIT $4`,
);

/** The same for one account of the business, since $6. */
export const recentPostsOfAccount = statement<[...KeysetAfter, accountId: string, since: Date], ListedRow>(
  'recent_posts_of_account',
  `SELECT ${LISTED_COLUMNS} FROM published_posts
   WHERE business_id = $1 AND (published_at, id) < ($2, $3) AND account_id = $5 AND published_at >= $6
   ORDER BY published_at DESC, id DESC LIMIT $4`,
);

/** How many publications a search looks through at once; it goes on from the last of them. */
export const SEARCHED_MAX = 10_000;

interface SearchedRow extends ListedRow {
  is_match: boolean;
  /** The search stopped here, whether it fits or not. */
  is_last: boolean;
}

type SearchedFor = [
  since: Date,
  platform: Platform | null,
  accountId: string | null,
  status: PublishedRow['status'] | null,
  patterns: string[],
];

/**
 * The same since $5 that fit what is not null, and every pattern of $9 whatever its case. Index-only like the whole, within
 * a bound: what is rare costs no walk through a long history. ICU knows the case of every letter in a database of locale C.
 */
export const searchPosts = statement<[...KeysetAfter, ...SearchedFor], SearchedRow>(
  'search_posts',
  `SELECT ${LISTED_COLUMNS}, is_match, is_last FROM (
     SELECT ${BESIDE_TIME}, published_at,
       ($6::platform IS NULL OR platform = $6) AND ($7::text IS NULL OR account_id = $7)
         AND ($8::published_post_status IS NULL OR status = $8)
         AND excerpt COLLATE "und-x-icu" ILIKE ALL ($9::text[]) AS is_match,
       row_number() OVER (ORDER BY published_at DESC, id DESC) = ${SEARCHED_MAX} AS is_last
     FROM (
       SELECT ${BESIDE_TIME}, published_at FROM published_posts
       WHERE business_id = $1 AND (published_at, id) < ($2, $3) AND published_at >= $5
       ORDER BY published_at DESC, id DESC LIMIT ${SEARCHED_MAX}
     ) newest
   ) searched
   WHERE is_match OR is_last
   ORDER BY published_at DESC, id DESC LIMIT $4`,
);

/** Publications of a network in a span, over all businesses, with their lateness; for the operator. */
export const platformPublications = statement<
  [platform: Platform, from: Date, to: Date],
  { published: string; mean_lateness_ms: number | null }
>(
  'platform_publications',
  `SELECT count(*) AS published,
     (avg(extract(epoch FROM published_at - scheduled_at)) * 1000)::float8 AS mean_lateness_ms
   FROM published_posts WHERE platform = $1 AND published_at >= $2 AND published_at < $3`,
);

export interface ScheduledRow {
  id: string;
  task_id: string;
  account_id: string;
  platform: Platform;
  status: ScheduledPostStatus;
  scheduled_at: Date;
  excerpt: string;
  recurrence_id: string | null;
}

/** One branch a status, each in index order: PostgreSQL merges them, so nothing is sorted and no row of the table is read. */
function inTimeOrder(statuses: readonly ScheduledPostStatus[], extra: string, limit: string): string {
  const order = `ORDER BY scheduled_at, id${limit ? ` LIMIT ${limit}` : ''}`;
  const branches = statuses.map(
    (
      status,
    ) => `(SELECT id, task_id, account_id, platform, status, scheduled_at, excerpt, recurrence_id FROM scheduled_posts
     WHERE business_id = $1 AND status = '${status}' AND scheduled_at >= $2 AND scheduled_at < $3 AND role = 'post'${extra}
     ${order})`,
  );
  // One branch alone is in order already; SQL lets it have no second ORDER BY.
  return branches.length === 1 ? branches.join() : `${branches.join('\n UNION ALL ')}\n   ${order}`;
}

/** The most that a calendar shows at once; one more row tells that there are more. */
export const CALENDAR_MAX_ROWS = 20_000;

/** A post of the calendar; the first rows are the accounts, with their names in the place of a status and an excerpt. */
export interface CalendarRow extends Omit<ScheduledRow, 'scheduled_at' | 'status'> {
  /** Of `utcText`. */
  planned_at: string;
  status: ScheduledPostStatus | null;
}

/**
 * All but the cancelled of a span [$2, $3), in order of time, after the accounts: a join for their names would sort the posts
 * or look each of them up.
 */
export const calendarSpan = statement<[businessId: string, from: Date, to: Date, limit: number], CalendarRow>(
  'calendar_span',
  `SELECT id, task_id, account_id, platform, status, ${utcText('scheduled_at')} AS planned_at, excerpt, recurrence_id
   FROM (
     (SELECT id, NULL AS task_id, id AS account_id, platform, NULL::scheduled_post_status AS status,
        '-infinity'::timestamptz(3) AS scheduled_at, display_name AS excerpt, NULL AS recurrence_id
      FROM social_accounts WHERE business_id = $1)
     UNION ALL (${inTimeOrder(
       SCHEDULED_POST_STATUSES.filter(
         (status) => status !== 'cancelled' && status !== 'waiting' && status !== 'claimed',
       ),
       '',
       '$4',
     )})
   ) shown ORDER BY scheduled_at, id`,
);

/** A page of scheduled posts of the asked statuses in a span, above the key ($5, $6); one plan a set of statuses. */
export const scheduledPage = (statuses: readonly ScheduledPostStatus[]) => {
  const wanted = SCHEDULED_POST_STATUSES.filter((status) => statuses.includes(status));
  return statement<
    [businessId: string, from: Date, to: Date, limit: number, afterAt: Date, afterId: string],
    ScheduledRow
  >(
    `scheduled_page_${wanted.map((status) => SCHEDULED_POST_STATUSES.indexOf(status)).join('')}`,
    inTimeOrder(wanted, ' AND (scheduled_at, id) > ($5, $6)', '$4'),
  );
};

/** Looks a task up by its handle. */
export const scheduledPostOfTask = statement<[businessId: string, taskId: string], { id: string }>(
  'scheduled_post_of_task',
  'SELECT id FROM scheduled_posts WHERE task_id = $2 AND business_id = $1',
);

/** Cancels what has not been sent: a claim that is not past its point of no return is lost. 0 rows is the conflict. */
export const cancelScheduled = statement<[businessId: string, id: string], { id: string }>(
  'cancel_scheduled',
  `UPDATE scheduled_posts SET status = 'cancelled', updated_at = now()
   WHERE id = $2 AND business_id = $1 AND status IN ('waiting', 'pending', 'held', 'needs_attention') RETURNING id`,
);

/** Cancel by the handle that the API returned. */
export const cancelByTask = statement<[businessId: string, taskId: string], { id: string }>(
  'cancel_by_task',
  `UPDATE scheduled_posts SET status = 'cancelled', updated_at = now()
   WHERE task_id = $2 AND business_id = $1 AND status IN ('pending', 'held', 'needs_attention') RETURNING id`,
);

/**
 * Moves or rewrites what has not been sent; nulls keep what stands. The fence moves, so a claim that read the old words is
 * lost. A new time also mends a missed one. New words begin anew: what the network held of the old is dropped.
 */
export const changeScheduled = statement<
  [
    businessId: string,
    id: string,
    scheduledAt: Date | null,
    content: string | null,
    excerpt: string | null,
    mediaIds: string[] | null,
    options: string | null,
  ],
  { id: string }
>(
  'change_scheduled',
  `UPDATE scheduled_posts
   SET scheduled_at = coalesce($3, scheduled_at), content = coalesce($4, content), excerpt = coalesce($5, excerpt),
       media_ids = coalesce($6, media_ids), options = coalesce($7::jsonb, options),
       progress = CASE WHEN $4::text IS NULL THEN progress END,
       status = CASE WHEN status = 'needs_attention' THEN 'pending' ELSE status END,
       error_code = CASE WHEN status = 'needs_attention' THEN NULL ELSE error_code END,
       error_detail = CASE WHEN status = 'needs_attention' THEN NULL ELSE error_detail END,
       media_checked_at = NULL, media_problem = NULL, is_edited = true, updated_at = now(),
       not_before = CASE WHEN coalesce($3, scheduled_at) <= now() THEN now() END,
       fence = fence + 1, lease_expires_at = NULL, claimed_by = NULL
   WHERE id = $2 AND business_id = $1
     AND (status IN ('pending', 'held') OR (status = 'needs_attention' AND error_code = 'missed_window' AND $3::timestamptz IS NOT NULL))
   RETURNING id`,
);

/** Takes what has not been sent out of the queue, because its new words are to be approved first. 0 rows is the conflict. */
export const withdrawScheduled = statement<[businessId: string, id: string], { id: string }>(
  'withdraw_scheduled',
  `UPDATE scheduled_posts SET status = 'cancelled', updated_at = now()
   WHERE id = $2 AND business_id = $1 AND status IN ('pending', 'held') RETURNING id`,
);
