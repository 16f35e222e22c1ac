import { idParamSchema } from '@/lib/contracts/id-param';
import { draftResponseSchema, updateDraftSchema } from '@/lib/contracts/post-drafts';
import { deleteDraft } from '@/lib/domain/drafts/delete-draft';
import { getDraft } from '@/lib/domain/drafts/get-draft';
import { updateDraft } from '@/lib/domain/drafts/update-draft';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

const response = draftResponseSchema;

/** GET /api/v2/drafts/{id}: one draft, also after it went into the queue. */
export const GET = withBusiness({ permission: 'read', params: idParamSchema, response }, async ({ ctx, params }) => ({
  data: await getDraft(ctx, params.id),
}));

/** PATCH /api/v2/drafts/{id}: changes a draft; one in review or approved is a draft again. */
export const PATCH = withBusiness(
  { permission: 'publish', params: idParamSchema, body: updateDraftSchema, response },
  ({ ctx, params, body }) => updateDraft(ctx, params.id, body),
);

/** DELETE /api/v2/drafts/{id}: deletes one that is not in the queue, and answers it as it was. */
export const DELETE = withBusiness({ permission: 'publish', params: idParamSchema, response }, ({ ctx, params }) =>
  deleteDraft(ctx, params.id),
);

export const { POST, PUT, OPTIONS } = otherMethods('GET', 'PATCH', 'DELETE');
