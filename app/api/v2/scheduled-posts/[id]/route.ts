import { idParamSchema } from '@/lib/contracts/id-param';
import { scheduledPostDetailResponseSchema, updateScheduledPostSchema } from '@/lib/contracts/scheduled-posts';
import { cancelScheduledPost } from '@/lib/domain/posts/cancel-scheduled-post';
import { getScheduledPost } from '@/lib/domain/posts/get-scheduled-post';
import { updateScheduledPost } from '@/lib/domain/posts/update-scheduled-post';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

const response = scheduledPostDetailResponseSchema;

/** GET /api/v2/scheduled-posts/{id}: the receipt of one post. */
export const GET = withBusiness({ permission: 'read', params: idParamSchema, response }, async ({ ctx, params }) => ({
  data: await getScheduledPost(ctx, params.id),
}));

/** PATCH /api/v2/scheduled-posts/{id}: moves or rewrites a post that still waits. */
export const PATCH = withBusiness(
  { permission: 'publish', params: idParamSchema, body: updateScheduledPostSchema, response },
  async ({ ctx, params, body }) => ({ data: await updateScheduledPost(ctx, params.id, body) }),
);

/** DELETE /api/v2/scheduled-posts/{id}: cancels a post that no worker has taken. */
export const DELETE = withBusiness(
  { permission: 'publish', params: idParamSchema, response },
  async ({ ctx, params }) => ({ data: await cancelScheduledPost(ctx, params.id) }),
);

export const { POST, PUT, OPTIONS } = otherMethods('GET', 'PATCH', 'DELETE');
