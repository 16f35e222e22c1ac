import type { Platform } from '@/lib/contracts/platform';
import type { PostOptions, PostRole } from '@/lib/contracts/post-options';
import type { ScheduledPostStatus } from '@/lib/contracts/scheduled-posts';
import { statement } from '../sql';

/** A person says that a post stands; nothing when somebody else has settled it. */
export const adoptRow = statement<[businessId: string, id: string], { id: string }>(
  'adopt_row',
  `UPDATE scheduled_posts
   SET status = 'published', error_code = NULL, error_detail = NULL, not_before = NULL, progress = NULL, updated_at = now()
   WHERE id = $2 AND business_id = $1 AND status = 'needs_attention' RETURNING id`,
);

/**
 * A person sends a post again, now or at $3; nothing when somebody else has settled it. It begins with all its tries. What
 * the network holds of it stays: an Instagram container that was published after all says so.
 */
export const sendRowAgain = statement<[businessId: string, id: string, at: Date | null], { id: string }>(
  'send_row_again',
  `UPDATE scheduled_posts
   SET status = 'pending', scheduled_at = coalesce($3, scheduled_at), error_code = NULL, error_detail = NULL, attempts = 0,
       not_before = CASE WHEN coalesce($3, scheduled_at) <= now() THEN now() END,
       media_checked_at = NULL, media_problem = NULL, lease_expires_at = NULL, claimed_by = NULL, updated_at = now()
   WHERE id = $2 AND business_id = $1 AND status IN ('failed', 'needs_attention') RETURNING id`,
);

/** The last request that left, refused or not, turns out to have been taken. */
export const acceptLastSent = statement<[scheduledPostId: string, platformPostId: string | null], { id: string }>(
  'accept_last_sent',
  `UPDATE publish_attempts SET state = 'accepted', platform_post_id = $2, settled_at = now()
   WHERE id = (SELECT id FROM publish_attempts
               WHERE scheduled_post_id = $1 AND requested_at IS NOT NULL ORDER BY number DESC LIMIT 1)
   RETURNING id`,
);

/** How many wait for a post, which need its id. */
export const countWaitingFollowers = statement<[scheduledPostId: string], { waiting: number }>(
  'count_waiting_followers',
  `SELECT count(*)::int AS waiting FROM scheduled_posts WHERE follows_id = $1 AND status = 'waiting'`,
);

/** Ids that an account's publications since $3 have, and those of $5 that any has, but for the post $4: none of them is it. */
export const takenIds = statement<
  [businessId: string, accountId: string, since: Date, exceptId: string, named: string[]],
  { platform_post_id: string }
>(
  'taken_ids',
  `SELECT platform_post_id FROM published_posts
   WHERE business_id = $1 AND account_id = $2 AND published_at >= $3 AND platform_post_id IS NOT NULL
     AND scheduled_post_id IS DISTINCT FROM $4
   UNION ALL
   SELECT platform_post_id FROM published_posts
   WHERE account_id = $2 AND platform_post_id = ANY ($5) AND scheduled_post_id IS DISTINCT FROM $4`,
);

/** The post, if any other, that has this id already. */
export const publicationWithId = statement<
  [accountId: string, platformPostId: string],
  { scheduled_post_id: string | null }
>(
  'publication_with_id',
  'SELECT scheduled_post_id FROM published_posts WHERE account_id = $1 AND platform_post_id = $2',
);

export interface PostToSettle {
  id: string;
  post_id: string;
  account_id: string;
  platform: Platform;
  status: ScheduledPostStatus;
  role: PostRole;
  content: string;
  options: PostOptions;
  progress: Record<string, string | number | boolean | string[] | null> | null;
  /** The network's id of what it follows. */
  in_reply_to: string | null;
  /** When its first request left. */
  first_sent_at: Date | null;
}

/** A post as the one who settles it needs it. */
export const postToSettle = statement<[businessId: string, id: string], PostToSettle>(
  'post_to_settle',
  `SELECT s.id, s.post_id, s.account_id, s.platform, s.status, s.role, s.content, s.options, s.progress,
     (SELECT min(a.requested_at) FROM publish_attempts a
      WHERE a.scheduled_post_id = s.id AND a.requested_at IS NOT NULL) AS first_sent_at,
     (SELECT a.platform_post_id FROM publish_attempts a
      WHERE a.scheduled_post_id = s.follows_id AND a.platform_post_id IS NOT NULL
      ORDER BY a.number DESC LIMIT 1) AS in_reply_to
   FROM scheduled_posts s WHERE s.id = $2 AND s.business_id = $1`,
);

/** A doubt that may be probed: the business allows it, and it was never done for this post. */
const MAY_PROBE = `s.id = $1 AND s.fence = $2 AND s.status = 'unknown' AND s.role = 'post'
     AND EXISTS (SELECT 1 FROM businesses b WHERE b.id = s.business_id AND b.probe_unreadable)
     AND EXISTS (SELECT 1 FROM publish_attempts a WHERE a.scheduled_post_id = s.id AND a.state = 'unknown')
     AND NOT EXISTS (SELECT 1 FROM publish_attempts a WHERE a.scheduled_post_id = s.id AND a.is_probe)`;

export const mayProbe = statement<[id: string, fence: string], { id: string }>(
  'may_probe',
  `SELECT s.id FROM scheduled_posts s WHERE ${MAY_PROBE}`,
);

/**
 * Marks the one repetition before it leaves, as in doubt itself; whatever dies from here on, there is no second. For $4 ms
 * nobody else takes the row.
 */
export const markProbe = statement<[id: string, fence: string, attemptId: string, holdMs: number], { id: string }>(
  'mark_probe',
  `WITH held AS (
     UPDATE scheduled_posts s SET not_before = now() + $4 * interval '1 millisecond', updated_at = now()
     WHERE ${MAY_PROBE}
     RETURNING s.id, s.business_id, s.account_id, s.platform, s.fence
   )
   INSERT INTO publish_attempts (id, business_id, scheduled_post_id, account_id, platform, number, fence, state,
     payload_fingerprint, outcome, outcome_code, requested_at, is_probe)
   SELECT $3, held.business_id, held.id, held.account_id, held.platform,
     (SELECT max(a.number) + 1 FROM publish_attempts a WHERE a.scheduled_post_id = held.id), held.fence, 'unknown',
     (SELECT a.payload_fingerprint FROM publish_attempts a
      WHERE a.scheduled_post_id = held.id AND a.state = 'unknown' ORDER BY a.number DESC LIMIT 1),
     'UNKNOWN_OUTCOME', 'probe_unanswered', now(), true
   FROM held
   RETURNING id`,
);

/** What came of the repetition itself. */
export const settleProbed = statement<
  [id: string, state: string, outcome: string, code: string | null, detail: string | null],
  { id: string }
>(
  'settle_probed',
  `UPDATE publish_attempts
   SET state = $2::publish_attempt_state, outcome = $3, outcome_code = $4, outcome_detail = $5, answered_at = now()
   WHERE id = $1 AND is_probe RETURNING id`,
);

/** A publication of the account with this very text that was deleted. */
export const wasDeletedBefore = statement<[businessId: string, accountId: string, content: string], { id: string }>(
  'was_deleted_before',
  `SELECT p.id FROM published_posts p JOIN scheduled_posts s ON s.id = p.scheduled_post_id
   WHERE p.business_id = $1 AND p.account_id = $2 AND p.status = 'deleted' AND s.content = $3 LIMIT 1`,
);

/** Publications whose numbers a network gave at $2 stand there: the first time that it shows them is kept. */
export const verifyRead = statement<[publicationIds: string[], readAt: Date], { id: string }>(
  'verify_read',
  'UPDATE published_posts SET verified_at = $2 WHERE id = ANY ($1) AND verified_at IS NULL RETURNING id',
);
