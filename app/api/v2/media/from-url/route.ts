import { importMediaSchema, mediaResponseSchema } from '@/lib/contracts/media';
import { importMedia } from '@/lib/domain/media/import-media';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** POST /api/v2/media/from-url: fetches the file at a public address and keeps it as an upload. */
export const POST = withBusiness(
  { permission: 'publish', body: importMediaSchema, response: mediaResponseSchema, status: 201, idempotent: true },
  ({ ctx, body }) => importMedia(ctx, body),
);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods('POST');
