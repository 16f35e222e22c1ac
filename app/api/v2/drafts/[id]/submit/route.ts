import { idParamSchema } from '@/lib/contracts/id-param';
import { draftResponseSchema, draftStepSchema } from '@/lib/contracts/post-drafts';
import { submitDraft } from '@/lib/domain/drafts/submit-draft';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** POST /api/v2/drafts/{id}/submit: sends a complete draft for review. */
export const POST = withBusiness(
  {
    permission: 'publish',
    params: idParamSchema,
    body: draftStepSchema,
    response: draftResponseSchema,
    idempotent: true,
  },
  ({ ctx, params, body }) => submitDraft(ctx, params.id, body),
);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods('POST');
