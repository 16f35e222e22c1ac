import { idParamSchema } from '@/lib/contracts/id-param';
import { draftResponseSchema, returnDraftSchema } from '@/lib/contracts/post-drafts';
import { returnDraft } from '@/lib/domain/drafts/return-draft';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** POST /api/v2/drafts/{id}/return: gives one back with a comment. */
export const POST = withBusiness(
  {
    permission: 'approve',
    params: idParamSchema,
    body: returnDraftSchema,
    response: draftResponseSchema,
    idempotent: true,
  },
  ({ ctx, params, body }) => returnDraft(ctx, params.id, body),
);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods('POST');
