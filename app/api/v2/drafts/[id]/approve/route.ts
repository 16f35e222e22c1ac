import { idParamSchema } from '@/lib/contracts/id-param';
import { scheduleDraftSchema, scheduledDraftResponseSchema } from '@/lib/contracts/post-drafts';
import { approveDraft } from '@/lib/domain/drafts/approve-draft';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** POST /api/v2/drafts/{id}/approve: approves one; with a time it goes into the queue. */
export const POST = withBusiness(
  {
    permission: 'approve',
    params: idParamSchema,
    body: scheduleDraftSchema,
    response: scheduledDraftResponseSchema,
    idempotent: true,
  },
  ({ ctx, params, body }) => approveDraft(ctx, params.id, body),
);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods('POST');
