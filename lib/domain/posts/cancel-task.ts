import type { ScheduledPostDetail } from '@/lib/contracts/scheduled-posts';
import { run } from '@/lib/data/db/sql';
import { cancelByTask } from '@/lib/data/db/statements/posts';
import type { BusinessContext } from '../context';
import { cancelBy } from './cancel-scheduled-post';
import { idOfTask } from './get-task';

/** Cancels by the handle that publish or schedule returned. */
export async function cancelTask(ctx: BusinessContext, taskId: string): Promise<ScheduledPostDetail> {
  const id = await idOfTask(ctx, taskId);
  return cancelBy(ctx, id, (client) => run(client, cancelByTask, [ctx.business.id, taskId]));
}
