import { previewRecurrenceResponseSchema, previewRecurrenceSchema } from '@/lib/contracts/recurrence-rule';
import { previewRecurrence } from '@/lib/domain/recurrences/preview-recurrence';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** POST /api/v2/recurrences/preview: the next five times at which a rule would come; nothing is kept. */
export const POST = withBusiness(
  { permission: 'read', body: previewRecurrenceSchema, response: previewRecurrenceResponseSchema },
  ({ ctx, body }) => previewRecurrence(ctx, body),
);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods('POST');
