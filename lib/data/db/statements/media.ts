import type { Platform } from '@/lib/contracts/platform';
import type { PostOptions } from '@/lib/contracts/post-options';
import { statement } from '../sql';

/** A post that will still need this file, in its media or named by its options. */
export const postThatNeedsMedia = statement<[businessId: string, mediaId: string], { id: string }>(
  'post_that_needs_media',
  `SELECT id FROM scheduled_posts
   WHERE business_id = $1
     AND status IN ('waiting', 'pending', 'sending', 'unknown', 'held', 'needs_attention')
     AND ($2 = ANY (media_ids) OR jsonb_path_exists(options, '$.** ? (@ == $id)', jsonb_build_object('id', $2::text)))
   LIMIT 1`,
);

export interface UncheckedRow {
  id: string;
  business_id: string;
  platform: Platform;
  media_ids: string[];
  options: PostOptions;
}

/** Posts of these networks with files, due within $2 ms, whose files were not looked at, or not for $3 ms since they failed. */
export const postsToCheck = statement<
  [platforms: readonly Platform[], withinMs: number, againMs: number, limit: number],
  UncheckedRow
>(
  'posts_to_check',
  `SELECT id, business_id, platform, media_ids, options FROM scheduled_posts
   WHERE status = 'pending' AND scheduled_at <= now() + $2 * interval '1 millisecond'
     AND platform = ANY ($1::platform[]) AND cardinality(media_ids) > 0
     AND (media_checked_at IS NULL
       OR (media_problem IS NOT NULL AND media_checked_at < now() - $3 * interval '1 millisecond'))
   ORDER BY scheduled_at, id LIMIT $4`,
);

/** What was found, unless the files have changed or the post has gone out since. */
export const keepMediaCheck = statement<[id: string, mediaIds: string[], problem: string | null], { id: string }>(
  'keep_media_check',
  `UPDATE scheduled_posts SET media_checked_at = now(), media_problem = $3
   WHERE id = $1 AND media_ids = $2 AND status = 'pending' RETURNING id`,
);
