import { taskIdParamSchema } from '@/lib/contracts/id-param';
import { scheduledPostDetailResponseSchema } from '@/lib/contracts/scheduled-posts';
import { cancelTask } from '@/lib/domain/posts/cancel-task';
import { getTask } from '@/lib/domain/posts/get-task';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

const response = scheduledPostDetailResponseSchema;

/** GET /api/v2/tasks/{taskId}: where the post behind a handle stands. */
export const GET = withBusiness(
  { permission: 'read', params: taskIdParamSchema, response },
  async ({ ctx, params }) => ({ data: await getTask(ctx, params.taskId) }),
);

/** DELETE /api/v2/tasks/{taskId}: cancels the post behind a handle, while no worker has taken it. */
export const DELETE = withBusiness(
  { permission: 'publish', params: taskIdParamSchema, response },
  async ({ ctx, params }) => ({ data: await cancelTask(ctx, params.taskId) }),
);

export const { POST, PUT, PATCH, OPTIONS } = otherMethods('GET', 'DELETE');
