import { nextSlotOfEachQuerySchema, nextSlotOfEachResponseSchema } from '@/lib/contracts/slots';
import { previewNextOfEach } from '@/lib/domain/slots/read-slots';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** GET /api/v2/slots/next: the next free posting time of each of several accounts; nothing is taken. */
export const GET = withBusiness(
  { permission: 'read', query: nextSlotOfEachQuerySchema, response: nextSlotOfEachResponseSchema },
  ({ ctx, query }) => previewNextOfEach(ctx, query.accountIds),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
