import {
  createRecurrenceSchema,
  listRecurrencesQuerySchema,
  recurrenceResponseSchema,
  recurrencesPageSchema,
} from '@/lib/contracts/recurrences';
import { createRecurrence } from '@/lib/domain/recurrences/create-recurrence';
import { listRecurrences } from '@/lib/domain/recurrences/list-recurrences';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** GET /api/v2/recurrences: the series of a business, newest first. */
export const GET = withBusiness(
  { permission: 'read', query: listRecurrencesQuerySchema, response: recurrencesPageSchema },
  ({ ctx, query }) => listRecurrences(ctx, query),
);

/** POST /api/v2/recurrences: begins a series: one composition by a rule. */
export const POST = withBusiness(
  {
    permission: 'publish',
    body: createRecurrenceSchema,
    response: recurrenceResponseSchema,
    status: 201,
    idempotent: true,
  },
  ({ ctx, body }) => createRecurrence(ctx, body),
);

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET', 'POST');
