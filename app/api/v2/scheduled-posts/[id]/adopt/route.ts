import { adoptPostSchema, settledPostResponseSchema } from '@/lib/contracts/attention';
import { idParamSchema } from '@/lib/contracts/id-param';
import { adoptPost } from '@/lib/domain/publishing/adopt-post';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** POST /api/v2/scheduled-posts/{id}/adopt: a post in doubt is live; the network is asked where it can be. */
export const POST = withBusiness(
  {
    permission: 'publish',
    params: idParamSchema,
    body: adoptPostSchema,
    response: settledPostResponseSchema,
    idempotent: true,
  },
  async ({ ctx, params, body }) => ({ data: await adoptPost(ctx, params.id, body) }),
);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods('POST');
