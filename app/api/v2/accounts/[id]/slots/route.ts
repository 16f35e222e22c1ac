import { idParamSchema } from '@/lib/contracts/id-param';
import { replaceSlotsSchema, slotsResponseSchema } from '@/lib/contracts/slots';
import { readSlots } from '@/lib/domain/slots/read-slots';
import { replaceSlots } from '@/lib/domain/slots/replace-slots';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

const response = slotsResponseSchema;

/** GET /api/v2/accounts/{id}/slots: the posting times of an account. */
export const GET = withBusiness({ permission: 'read', params: idParamSchema, response }, ({ ctx, params }) =>
  readSlots(ctx, params.id),
);

/** PUT /api/v2/accounts/{id}/slots: replaces the whole week of posting times. */
export const PUT = withBusiness(
  { permission: 'publish', params: idParamSchema, body: replaceSlotsSchema, response },
  ({ ctx, params, body }) => replaceSlots(ctx, params.id, body),
);

export const { POST, PATCH, DELETE, OPTIONS } = otherMethods('GET', 'PUT');
