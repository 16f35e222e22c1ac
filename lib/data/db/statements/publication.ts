import { statement } from '../sql';
import { localDay, zoneOf } from './rollup-sums';

/**
 * Publications of posts of their own, each counted on its day, and the first reading of its numbers; what follows a post has
 * its id in the ledger. A second one of a post changes nothing. Days are locked in the order of their key and before the
 * accounts, as in the writing of readings. `news` is a relation of `id`, `scheduled_post_id`, `platform_post_id`, `permalink`,
 * `published_at`, `verified_at`, `metrics_due_at`, `confirmed_by_person`.
 */
export const publicationParts = (news: string): string => `published AS (
     INSERT INTO published_posts (id, business_id, account_id, platform, post_id, scheduled_post_id, platform_post_id, permalink,
       excerpt, media_count, scheduled_at, published_at, verified_at, confirmed_by_person)
     SELECT n.id, s.business_id, s.account_id, s.platform, s.post_id, s.id, n.platform_post_id, n.permalink,
       s.excerpt, cardinality(s.media_ids), s.scheduled_at, n.published_at, n.verified_at, n.confirmed_by_person
     FROM ${news} n JOIN scheduled_posts s ON s.id = n.scheduled_post_id WHERE s.role = 'post'
     ON CONFLICT (scheduled_post_id) DO NOTHING
     RETURNING id, business_id, account_id, platform, published_at
   ), counted AS (
     INSERT INTO daily_rollups AS d (business_id, account_id, platform, day, posts)
     SELECT p.business_id, p.account_id, p.platform, ${localDay} AS day, count(*)
     FROM published p CROSS JOIN LATERAL (${zoneOf('p.business_id')}) z
     GROUP BY p.business_id, p.account_id, p.platform, day ORDER BY p.business_id, day, p.account_id
     ON CONFLICT (business_id, day, account_id) DO UPDATE SET posts = d.posts + excluded.posts
     RETURNING account_id
   ), watched AS (
     INSERT INTO metric_watches (published_post_id, business_id, account_id, published_at, due_at)
     SELECT p.id, p.business_id, p.account_id, p.published_at, n.metrics_due_at FROM published p JOIN ${news} n USING (id)
     RETURNING account_id, due_at
   ), woken AS (
     UPDATE social_accounts a SET metrics_due_at = w.due_at
     FROM (SELECT account_id, min(due_at) AS due_at FROM watched GROUP BY account_id) w
     WHERE a.id = w.account_id AND a.id = ANY (ARRAY(SELECT account_id FROM counted)) AND a.metrics_due_at > w.due_at
   )`;

/** For what a person adopts; without an id there are no numbers to read, so `metricsDueAt` is null. */
export const insertPublication = statement<
  [
    id: string,
    scheduledPostId: string,
    platformPostId: string | null,
    permalink: string | null,
    publishedAt: Date,
    verifiedAt: Date | null,
    metricsDueAt: Date | null,
    confirmedByPerson: boolean,
  ],
  { id: string }
>(
  'insert_publication',
  `WITH news AS (
     SELECT $1::text AS id, $2::text AS scheduled_post_id, $3::text AS platform_post_id, $4::text AS permalink,
       $5::timestamptz AS published_at, $6::timestamptz AS verified_at, $7::timestamptz AS metrics_due_at,
       $8::boolean AS confirmed_by_person
   ), ${publicationParts('news')} SELECT id FROM published`,
);

/** What follows posts that stand now is due; `posts` is an array of their ids. */
export const followersOf = (posts: string): string => `
   UPDATE scheduled_posts SET status = 'pending', scheduled_at = greatest(scheduled_at, now()), updated_at = now()
   WHERE follows_id = ANY (${posts}) AND status = 'waiting' RETURNING id`;

export const releaseFollowers = statement<[scheduledPostId: string], { id: string }>(
  'release_followers',
  followersOf('ARRAY[$1]'),
);
