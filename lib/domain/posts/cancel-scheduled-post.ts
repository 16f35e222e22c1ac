import type { ScheduledPostDetail } from '@/lib/contracts/scheduled-posts';
import { type Queryable, run } from '@/lib/data/db/sql';
import { cancelFollowers } from '@/lib/data/db/statements/follow-ups';
import { cancelScheduled } from '@/lib/data/db/statements/posts';
import { withTransaction } from '@/lib/data/db/transaction';
import { AppError } from '@/lib/foundation/errors';
import { recordEvent } from '../audit/record-event';
import { type BusinessContext, requirePermission } from '../context';
import { getScheduledPost } from './get-scheduled-post';

/** Cancels a post that no worker has claimed. Cancelling twice answers the same; a post under way is a conflict. */
export async function cancelScheduledPost(ctx: BusinessContext, id: string): Promise<ScheduledPostDetail> {
  return cancelBy(ctx, id, (client) => run(client, cancelScheduled, [ctx.business.id, id]));
}

/** Ends the race in SQL: `update` cancels at most one row, and none is told apart into its reasons. */
export async function cancelBy(
  ctx: BusinessContext,
  id: string,
  update: (client: Queryable) => Promise<{ id: string }[]>,
): Promise<ScheduledPostDetail> {
  requirePermission(ctx, 'publish');
  const cancelled = await withTransaction(async (tx) => {
    const rows = await update(tx.client);
    if (rows.length > 0) {
      await run(tx.client, cancelFollowers, [ctx.business.id, id]);
      await recordEvent(tx, ctx, { action: 'post.cancelled', subjectType: 'scheduled_post', subjectId: id, data: {} });
    }
    return rows.length > 0;
  });
  const post = await getScheduledPost(ctx, id);
  if (cancelled || post.status === 'cancelled') return post;
  throw new AppError('conflict', `This post is ${post.status.replace('_', ' ')} and can no longer be cancelled.`);
}
