import { publishResponseSchema, schedulePostSchema } from '@/lib/contracts/publish';
import { listScheduledPostsQuerySchema, scheduledPostsPageSchema } from '@/lib/contracts/scheduled-posts';
import { listScheduledPosts } from '@/lib/domain/posts/list-scheduled-posts';
import { schedulePost } from '@/lib/domain/posts/schedule-post';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** GET /api/v2/scheduled-posts: posts of a span and of some statuses, in order of time. */
export const GET = withBusiness(
  { permission: 'read', query: listScheduledPostsQuerySchema, response: scheduledPostsPageSchema },
  ({ ctx, query }) => listScheduledPosts(ctx, query),
);

/** POST /api/v2/scheduled-posts: schedules one composition for one or more accounts. */
export const POST = withBusiness(
  { permission: 'publish', body: schedulePostSchema, response: publishResponseSchema, status: 201, idempotent: true },
  ({ ctx, body }) => schedulePost(ctx, body),
);

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET', 'POST');
