import { idParamSchema } from '@/lib/contracts/id-param';
import { publishedPostResponseSchema } from '@/lib/contracts/posts';
import { getPost } from '@/lib/domain/posts/get-post';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** GET /api/v2/posts/{id}: one publication with its latest numbers. */
export const GET = withBusiness(
  { permission: 'read', params: idParamSchema, response: publishedPostResponseSchema },
  async ({ ctx, params }) => ({ data: await getPost(ctx, params.id) }),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
