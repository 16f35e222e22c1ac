import type { Platform } from '@/lib/contracts/platform';
import type { PostOptions, PostRole } from '@/lib/contracts/post-options';

/** A row that this worker holds until its lease ends; `fence` proves it in every later statement. */
export interface ClaimedRow {
  id: string;
  business_id: string;
  post_id: string;
  account_id: string;
  platform: Platform;
  content: string;
  excerpt: string;
  media_ids: string[];
  options: PostOptions;
  role: PostRole;
  /** The network's id of what this row follows; null for a post of its own. */
  in_reply_to: string | null;
  progress: Record<string, string | number | boolean | string[] | null> | null;
  fence: string;
  attempts: number;
  scheduled_at: Date;
}

/** What a claim returns of `scheduled_posts s`. */
export const HELD_COLUMNS = `s.id, s.business_id, s.post_id, s.account_id, s.platform, s.content, s.excerpt, s.media_ids,
  s.options, s.role, s.progress, s.fence, s.attempts, s.scheduled_at,
  (SELECT a.platform_post_id FROM publish_attempts a
   WHERE a.scheduled_post_id = s.follows_id AND a.platform_post_id IS NOT NULL
   ORDER BY a.number DESC LIMIT 1) AS in_reply_to`;
