import { sendAgainSchema, settledPostResponseSchema } from '@/lib/contracts/attention';
import { idParamSchema } from '@/lib/contracts/id-param';
import { sendAgain } from '@/lib/domain/publishing/send-again';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** POST /api/v2/scheduled-posts/{id}/send-again: a post that failed or needs attention goes out again, now or at a time. */
export const POST = withBusiness(
  {
    permission: 'publish',
    params: idParamSchema,
    body: sendAgainSchema,
    response: settledPostResponseSchema,
    idempotent: true,
  },
  async ({ ctx, params, body }) => ({ data: await sendAgain(ctx, params.id, body) }),
);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods('POST');
