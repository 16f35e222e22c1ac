import { mediaResponseSchema } from '@/lib/contracts/media';
import { storeMedia } from '@/lib/domain/media/store-media';
import { invalidField } from '@/lib/foundation/errors';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** POST /api/v2/media: uploads one file as the form field `file`, with an optional `altText`. */
export const POST = withBusiness(
  { permission: 'publish', upload: true, response: mediaResponseSchema, status: 201, idempotent: true },
  async ({ ctx, upload: { file, fields } }) => {
    if (!file) throw invalidField('file', 'required', 'file is missing. Send it as the form field "file".');
    const altText = fields.get('altText');
    return storeMedia(ctx, { fileName: file.fileName, file: file.content, ...(altText ? { altText } : {}) });
  },
);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods('POST');
