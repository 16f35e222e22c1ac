import type { Platform } from '@/lib/contracts/platform';
import { statement } from '../sql';
import type { MetricColumns } from './metrics';
import type { PublishedRow } from './posts';
import { ENGAGEMENTS, METRIC_LIST } from './rollup-sums';

export type ExportedRow = PublishedRow &
  MetricColumns & { account: string; engagements: string | null; captured_at: Date | null };

/** Publications of a business from $2 and below the key ($3, $4), the newest first, of one network or account if named. */
export const exportedPosts = statement<
  [
    businessId: string,
    from: Date,
    beforeAt: Date,
    beforeId: string,
    platform: Platform | null,
    accountId: string | null,
    limit: number,
  ],
  ExportedRow
>(
  'exported_posts',
  `SELECT p.*, a.display_name AS account, l.captured_at, ${METRIC_LIST}, ${ENGAGEMENTS} AS engagements
   FROM (
     SELECT id, platform, account_id, scheduled_post_id, status, excerpt, media_count, published_at, platform_post_id, permalink
     FROM published_posts
     WHERE business_id = $1 AND published_at >= $2 AND (published_at, id) < ($3, $4)
       AND ($5::platform IS NULL OR platform = $5) AND ($6::text IS NULL OR account_id = $6)
     ORDER BY published_at DESC, id DESC LIMIT $7
   ) p
   JOIN social_accounts a ON a.id = p.account_id
   LEFT JOIN latest_metrics l ON l.published_post_id = p.id
   ORDER BY p.published_at DESC, p.id DESC`,
);
