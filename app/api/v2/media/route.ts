import { listMediaQuerySchema, mediaPageSchema, mediaResponseSchema } from '@/lib/contracts/media';
import { listMediaPage } from '@/lib/domain/media/list-media-page';
import { storeMedia } from '@/lib/domain/media/store-media';
import { invalidField } from '@/lib/foundation/errors';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** GET /api/v2/media: what the business has uploaded, newest first. */
export const GET = withBusiness(
  { permission: 'read', query: listMediaQuerySchema, response: mediaPageSchema },
  ({ ctx, query }) => listMediaPage(ctx, query),
);

/** POST /api/v2/media: uploads one file as the form field `file`, with an optional `altText`. */
export const POST = withBusiness(
  { permission: 'publish', upload: true, response: mediaResponseSchema, status: 201, idempotent: true },
  async ({ ctx, upload: { file, fields } }) => {
    if (!file) throw invalidField('file', 'required', 'file is missing. Send it as the form field "file".');
    const altText = fields.get('altText');
    return storeMedia(ctx, { fileName: file.fileName, file: file.content, ...(altText ? { altText } : {}) });
  },
);

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET', 'POST');
