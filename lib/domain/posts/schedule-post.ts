import type { PublishResponse, SchedulePost } from '@/lib/contracts/publish';
import type { BusinessContext } from '../context';
import { createPost } from './create-post';
import { futureTime } from './future-time';

/** Puts a composition in the queue for a time to come. @throws AppError on `scheduledAt` in the past. */
export async function schedulePost(ctx: BusinessContext, input: SchedulePost): Promise<PublishResponse> {
  return createPost(ctx, input, { scheduledAt: futureTime(input.scheduledAt, ctx.now), action: 'post.scheduled' });
}
