import { linkPreviewQuerySchema, linkPreviewResponseSchema } from '@/lib/contracts/link-preview';
import { previewLink } from '@/lib/domain/links/preview-link';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** GET /api/v2/link-preview?url=: what the page at an address says of itself, for a card. */
export const GET = withBusiness(
  { permission: 'publish', query: linkPreviewQuerySchema, response: linkPreviewResponseSchema },
  async ({ ctx, query }) => ({ data: await previewLink(ctx, query.url) }),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
