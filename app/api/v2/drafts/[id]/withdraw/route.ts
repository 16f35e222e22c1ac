import { idParamSchema } from '@/lib/contracts/id-param';
import { draftResponseSchema, draftStepSchema } from '@/lib/contracts/post-drafts';
import { withdrawDraft } from '@/lib/domain/drafts/withdraw-draft';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** POST /api/v2/drafts/{id}/withdraw: takes one back out of review, or out of its approval. */
export const POST = withBusiness(
  {
    permission: 'publish',
    params: idParamSchema,
    body: draftStepSchema,
    response: draftResponseSchema,
    idempotent: true,
  },
  ({ ctx, params, body }) => withdrawDraft(ctx, params.id, body),
);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods('POST');
