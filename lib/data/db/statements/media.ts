import { statement } from '../sql';

/** A post that will still need this file, in its media or named by its options. */
export const postThatNeedsMedia = statement<[businessId: string, mediaId: string], { id: string }>(
  'post_that_needs_media',
  `SELECT id FROM scheduled_posts
   WHERE business_id = $1
     AND status IN ('waiting', 'pending', 'claimed', 'sending', 'unknown', 'held', 'needs_attention')
     AND ($2 = ANY (media_ids) OR jsonb_path_exists(options, '$.** ? (@ == $id)', jsonb_build_object('id', $2::text)))
   LIMIT 1`,
);
