import {
  type ListScheduledPostsQuery,
  SCHEDULED_POST_STATUSES,
  type ScheduledPost,
  type ScheduledPostsPage,
} from '@/lib/contracts/scheduled-posts';
import { decodeCursor, encodeCursor } from '@/lib/data/db/cursor';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { NEWEST, type ScheduledRow, scheduledPage } from '@/lib/data/db/statements/posts';
import { type BusinessContext, requirePermission } from '../context';
import { pageOf } from './page-of';

const EVER = new Date(0);

/** Scheduled posts of a span in order of time, paged by key; of all statuses unless some are asked for. */
export async function listScheduledPosts(
  ctx: BusinessContext,
  query: ListScheduledPostsQuery,
): Promise<ScheduledPostsPage> {
  requirePermission(ctx, 'read');
  const [at, id] = query.cursor ? decodeCursor('scheduled-posts', query.cursor) : [];
  const rows = await run(pool(), scheduledPage(query.status ?? SCHEDULED_POST_STATUSES), [
    ctx.business.id,
    query.from ? new Date(query.from) : EVER,
    query.to ? new Date(query.to) : NEWEST.at,
    query.limit + 1,
    at ? new Date(at) : EVER,
    id ?? '',
  ]);
  const page = pageOf(rows, query.limit, (row) =>
    encodeCursor('scheduled-posts', [row.scheduled_at.toISOString(), row.id]),
  );
  return { ...page, data: page.data.map(scheduledPost) };
}

export const scheduledPost = (row: ScheduledRow): ScheduledPost => ({
  id: row.id,
  taskId: row.task_id,
  accountId: row.account_id,
  platform: row.platform,
  status: row.status,
  scheduledAt: row.scheduled_at.toISOString(),
  excerpt: row.excerpt,
  recurrenceId: row.recurrence_id,
});
