import { idParamSchema } from '@/lib/contracts/id-param';
import { describeMediaSchema, mediaResponseSchema } from '@/lib/contracts/media';
import { deleteMedia } from '@/lib/domain/media/delete-media';
import { describeMedia } from '@/lib/domain/media/describe-media';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** PATCH /api/v2/media/{id}: what a picture shows, for those who cannot see it. */
export const PATCH = withBusiness(
  { permission: 'publish', params: idParamSchema, body: describeMediaSchema, response: mediaResponseSchema },
  async ({ ctx, params, body }) => ({ data: await describeMedia(ctx, params.id, body) }),
);

/** DELETE /api/v2/media/{id}: deletes an upload that no waiting post needs. */
export const DELETE = withBusiness(
  { permission: 'publish', params: idParamSchema, response: mediaResponseSchema },
  async ({ ctx, params }) => ({ data: await deleteMedia(ctx, params.id) }),
);

export const { GET, POST, PUT, OPTIONS } = otherMethods('PATCH', 'DELETE');
