import { publishResponseSchema, publishSchema } from '@/lib/contracts/publish';
import { publishNow } from '@/lib/domain/posts/publish-now';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** POST /api/v2/publish: sends one composition to one or more accounts now. */
export const POST = withBusiness(
  { permission: 'publish', body: publishSchema, response: publishResponseSchema, status: 202, idempotent: true },
  ({ ctx, body }) => publishNow(ctx, body),
);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods('POST');
