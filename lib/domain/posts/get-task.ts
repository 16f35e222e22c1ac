import type { ScheduledPostDetail } from '@/lib/contracts/scheduled-posts';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { scheduledPostOfTask } from '@/lib/data/db/statements/posts';
import { notFound } from '@/lib/foundation/errors';
import type { BusinessContext } from '../context';
import { getScheduledPost } from './get-scheduled-post';

/** The scheduled post behind a handle that publish or schedule returned. */
export async function getTask(ctx: BusinessContext, taskId: string): Promise<ScheduledPostDetail> {
  return getScheduledPost(ctx, await idOfTask(ctx, taskId));
}

/** @throws AppError `not_found`, also for a task of another business. */
export async function idOfTask(ctx: BusinessContext, taskId: string): Promise<string> {
  const [row] = await run(pool(), scheduledPostOfTask, [ctx.business.id, taskId]);
  if (!row) throw notFound('task', taskId);
  return row.id;
}
