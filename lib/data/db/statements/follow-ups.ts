import type { PostRole } from '@/lib/contracts/post-options';
import type { ScheduledPostStatus } from '@/lib/contracts/scheduled-posts';
import { statement } from '../sql';

/** The rows that belong to one post of one account. */
type OfPost = [businessId: string, postId: string, accountId: string];

export interface FollowUpRow {
  id: string;
  role: PostRole;
  follows_id: string;
  status: ScheduledPostStatus;
  content: string;
  media_ids: string[];
  platform_post_id: string | null;
  error_code: string | null;
  error_detail: string | null;
}

/** What follows a post, in no order. */
export const followUpsOf = statement<OfPost, FollowUpRow>(
  'follow_ups_of',
  `SELECT s.id, s.role, s.follows_id, s.status, s.content, s.media_ids, s.error_code, s.error_detail,
     (SELECT a.platform_post_id FROM publish_attempts a
      WHERE a.scheduled_post_id = s.id AND a.platform_post_id IS NOT NULL
      ORDER BY a.number DESC LIMIT 1) AS platform_post_id
   FROM scheduled_posts s
   WHERE s.post_id = $2 AND s.business_id = $1 AND s.account_id = $3 AND s.role <> 'post'`,
);

/** What follows a post goes where the post goes. */
export const moveFollowUps = statement<[...OfPost, scheduledAt: Date], { id: string }>(
  'move_follow_ups',
  `UPDATE scheduled_posts SET scheduled_at = $4, updated_at = now()
   WHERE post_id = $2 AND business_id = $1 AND account_id = $3 AND status = 'waiting' RETURNING id`,
);

/** Rewritten options bring their own. */
export const dropFollowUps = statement<OfPost, { id: string }>(
  'drop_follow_ups',
  `DELETE FROM scheduled_posts
   WHERE post_id = $2 AND business_id = $1 AND account_id = $3 AND status = 'waiting' RETURNING id`,
);

/** What waits for a cancelled row waits for ever: it is cancelled with it, and what follows it in turn. */
export const cancelFollowers = statement<[businessId: string, id: string], { id: string }>(
  'cancel_followers',
  `WITH RECURSIVE following AS (
     SELECT id FROM scheduled_posts WHERE follows_id = $2 AND business_id = $1
     UNION ALL
     SELECT s.id FROM scheduled_posts s JOIN following ON s.follows_id = following.id
   )
   UPDATE scheduled_posts SET status = 'cancelled', updated_at = now()
   WHERE id IN (SELECT id FROM following) AND status = 'waiting' RETURNING id`,
);
