import { idParamSchema } from '@/lib/contracts/id-param';
import { recurrenceResponseSchema, updateRecurrenceSchema } from '@/lib/contracts/recurrences';
import { endRecurrence } from '@/lib/domain/recurrences/end-recurrence';
import { readRecurrence } from '@/lib/domain/recurrences/read-recurrence';
import { updateRecurrence } from '@/lib/domain/recurrences/update-recurrence';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

const response = recurrenceResponseSchema;

/** GET /api/v2/recurrences/{id}: one series. */
export const GET = withBusiness({ permission: 'read', params: idParamSchema, response }, async ({ ctx, params }) => ({
  data: await readRecurrence(ctx, params.id),
}));

/** PATCH /api/v2/recurrences/{id}: changes, pauses or resumes a series. */
export const PATCH = withBusiness(
  { permission: 'publish', params: idParamSchema, body: updateRecurrenceSchema, response },
  async ({ ctx, params, body }) => ({ data: await updateRecurrence(ctx, params.id, body) }),
);

/** DELETE /api/v2/recurrences/{id}: ends a series and calls off what is to come of it. */
export const DELETE = withBusiness(
  { permission: 'publish', params: idParamSchema, response },
  async ({ ctx, params }) => ({ data: await endRecurrence(ctx, params.id) }),
);

export const { POST, PUT, OPTIONS } = otherMethods('GET', 'PATCH', 'DELETE');
