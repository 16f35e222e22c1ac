import { mediaResponseSchema } from '@/lib/contracts/media';
import { MEDIA_MAX_BYTES } from '@/lib/contracts/media-limits';
import { storeMedia } from '@/lib/domain/media/store-media';
import { invalidField } from '@/lib/foundation/errors';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** What a form adds around its file: boundaries, headers, a description. */
const FORM_OVERHEAD_BYTES = 64 * 1024;

/** POST /api/v2/media: uploads one picture as the form field `file`, with an optional `altText`. */
export const POST = withBusiness(
  {
    permission: 'publish',
    formMaxBytes: MEDIA_MAX_BYTES + FORM_OVERHEAD_BYTES,
    response: mediaResponseSchema,
    status: 201,
    idempotent: true,
  },
  async ({ ctx, form }) => {
    const file = form.get('file');
    if (!(file instanceof File))
      throw invalidField('file', 'required', 'file is missing. Send the picture as form field "file".');
    const altText = form.get('altText');
    const bytes = new Uint8Array(await file.arrayBuffer());
    const described = typeof altText === 'string' ? { altText } : {};
    return storeMedia(ctx, { fileName: file.name, bytes, ...described });
  },
);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods('POST');
