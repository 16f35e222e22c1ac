import { idParamSchema } from '@/lib/contracts/id-param';
import { nextSlotsQuerySchema, nextSlotsResponseSchema } from '@/lib/contracts/slots';
import { previewSlots } from '@/lib/domain/slots/read-slots';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** GET /api/v2/accounts/{id}/slots/next: the next free posting times of an account; nothing is taken. */
export const GET = withBusiness(
  { permission: 'read', params: idParamSchema, query: nextSlotsQuerySchema, response: nextSlotsResponseSchema },
  ({ ctx, params, query }) => previewSlots(ctx, params.id, query.limit),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
