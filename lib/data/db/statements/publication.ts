import { statement } from '../sql';
import { localDay, zoneOf } from './rollup-sums';

/** What a publication is made of, each an expression of SQL. */
interface Parts {
  id: string;
  /** The scheduled post; nothing is written for null, nor for what only follows a post. */
  scheduledPostId: string;
  platformPostId: string;
  permalink: string;
  publishedAt: string;
  verifiedAt: string;
  metricsDueAt: string;
  confirmedByPerson: string;
}

/**
 * The publication of a post of its own, counted on its day, and the first reading of its numbers; what follows a post has its
 * id in the ledger. A second one changes nothing. The day is locked before the account, as in the writing of readings.
 */
export const publicationParts = (parts: Parts): string => `published AS (
     INSERT INTO published_posts (id, business_id, account_id, platform, post_id, scheduled_post_id, platform_post_id, permalink,
       excerpt, media_count, scheduled_at, published_at, verified_at, confirmed_by_person)
     SELECT ${parts.id}, s.business_id, s.account_id, s.platform, s.post_id, s.id, ${parts.platformPostId}, ${parts.permalink},
       s.excerpt, cardinality(s.media_ids), s.scheduled_at, ${parts.publishedAt}, ${parts.verifiedAt}, ${parts.confirmedByPerson}
     FROM scheduled_posts s WHERE s.id = ${parts.scheduledPostId} AND s.role = 'post'
     ON CONFLICT (scheduled_post_id) DO NOTHING
     RETURNING id, business_id, account_id, platform, published_at
   ), counted AS (
     INSERT INTO daily_rollups AS d (business_id, account_id, platform, day, posts)
     SELECT p.business_id, p.account_id, p.platform, ${localDay}, 1
     FROM published p CROSS JOIN LATERAL (${zoneOf('p.business_id')}) z
     ON CONFLICT (business_id, day, account_id) DO UPDATE SET posts = d.posts + 1
     RETURNING account_id
   ), watched AS (
     INSERT INTO metric_watches (published_post_id, business_id, account_id, published_at, due_at)
     SELECT id, business_id, account_id, published_at, ${parts.metricsDueAt} FROM published
   ), woken AS (
     UPDATE social_accounts a SET metrics_due_at = ${parts.metricsDueAt} FROM counted
     WHERE a.id = counted.account_id AND a.metrics_due_at > ${parts.metricsDueAt}
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
  `WITH ${publicationParts({
    id: '$1::text',
    scheduledPostId: '$2',
    platformPostId: '$3::text',
    permalink: '$4::text',
    publishedAt: '$5::timestamptz',
    verifiedAt: '$6::timestamptz',
    metricsDueAt: '$7::timestamptz',
    confirmedByPerson: '$8::boolean',
  })} SELECT id FROM published`,
);

/** What follows a post that stands now is due. */
export const followersOf = (scheduledPostId: string): string => `
   UPDATE scheduled_posts SET status = 'pending', scheduled_at = greatest(scheduled_at, now()), updated_at = now()
   WHERE follows_id = ${scheduledPostId} AND status = 'waiting' RETURNING id`;

export const releaseFollowers = statement<[scheduledPostId: string], { id: string }>(
  'release_followers',
  followersOf('$1'),
);
