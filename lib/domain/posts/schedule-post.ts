import type { PublishResponse, SchedulePost } from '@/lib/contracts/publish';
import type { BusinessContext } from '../context';
import { createPost } from './create-post';
import { futureTime } from './future-time';

/**
 * Puts a composition in the queue for a time to come, or for the next free posting time of each account.
 * @throws AppError on `scheduledAt` in the past, or an account without a free posting time
 */
export async function schedulePost(
  ctx: BusinessContext,
  { scheduledAt, slot: _next, ...composition }: SchedulePost,
): Promise<PublishResponse> {
  const when = scheduledAt === undefined ? 'next_slot' : futureTime(scheduledAt, ctx.now);
  return createPost(ctx, composition, { when, action: 'post.scheduled' });
}
