import { idParamSchema } from '@/lib/contracts/id-param';
import { scheduleDraftSchema, scheduledDraftResponseSchema } from '@/lib/contracts/post-drafts';
import { scheduleDraft } from '@/lib/domain/drafts/schedule-draft';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** POST /api/v2/drafts/{id}/schedule: puts an approved one into the queue, or any where none is needed. */
export const POST = withBusiness(
  {
    permission: 'publish',
    params: idParamSchema,
    body: scheduleDraftSchema,
    response: scheduledDraftResponseSchema,
    idempotent: true,
  },
  ({ ctx, params, body }) => scheduleDraft(ctx, params.id, body),
);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods('POST');
