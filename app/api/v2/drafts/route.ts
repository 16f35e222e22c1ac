import {
  createDraftSchema,
  draftResponseSchema,
  draftsPageSchema,
  listDraftsQuerySchema,
} from '@/lib/contracts/post-drafts';
import { createDraft } from '@/lib/domain/drafts/create-draft';
import { listDrafts } from '@/lib/domain/drafts/list-drafts';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** GET /api/v2/drafts: drafts, in review and approved ones that are not in the queue yet, last changed first. */
export const GET = withBusiness(
  { permission: 'read', query: listDraftsQuerySchema, response: draftsPageSchema },
  ({ ctx, query }) => listDrafts(ctx, query),
);

/** POST /api/v2/drafts: keeps a composition as far as it is written. */
export const POST = withBusiness(
  { permission: 'publish', body: createDraftSchema, response: draftResponseSchema, status: 201, idempotent: true },
  ({ ctx, body }) => createDraft(ctx, body),
);

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET', 'POST');
