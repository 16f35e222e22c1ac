import type { PublishedPost } from '@/lib/contracts/posts';
import type { PublishedRow } from '@/lib/data/db/statements/posts';

/** A publication as the API shows it; `publishedAt` in ISO 8601. */
export const publishedPost = (row: Omit<PublishedRow, 'published_at'>, publishedAt: string): PublishedPost => ({
  id: row.id,
  platform: row.platform,
  accountId: row.account_id,
  scheduledPostId: row.scheduled_post_id,
  status: row.status,
  excerpt: row.excerpt,
  mediaCount: row.media_count,
  publishedAt,
  platformPostId: row.platform_post_id,
  permalink: row.permalink,
});
