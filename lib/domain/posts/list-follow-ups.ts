import type { ScheduledPostDetail } from '@/lib/contracts/scheduled-posts';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { type FollowUpRow, followUpsOf } from '@/lib/data/db/statements/follow-ups';

type FollowUp = ScheduledPostDetail['followUps'][number];

/** What follows the post `id`: its thread's parts in their order, then its comment. */
export async function listFollowUps(
  businessId: string,
  { id, postId, accountId }: { id: string; postId: string; accountId: string },
): Promise<FollowUp[]> {
  const rows = await run(pool(), followUpsOf, [businessId, postId, accountId]);
  return [...chainAfter(id, rows), ...rows.filter(({ role }) => role === 'comment')].map(followUp);
}

function chainAfter(id: string, rows: readonly FollowUpRow[]): FollowUpRow[] {
  const next = rows.find((row) => row.role === 'thread' && row.follows_id === id);
  return next ? [next, ...chainAfter(next.id, rows)] : [];
}

const followUp = (row: FollowUpRow): FollowUp => ({
  id: row.id,
  role: row.role,
  status: row.status,
  content: row.content,
  mediaIds: row.media_ids,
  platformPostId: row.platform_post_id,
  error: row.error_code ? { code: row.error_code, detail: row.error_detail ?? '' } : null,
});
