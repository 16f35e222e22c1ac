import { idParamSchema } from '@/lib/contracts/id-param';
import { describeMediaSchema, mediaResponseSchema } from '@/lib/contracts/media';
import { describeMedia } from '@/lib/domain/media/describe-media';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** PATCH /api/v2/media/{id}: what a picture shows, for those who cannot see it. */
export const PATCH = withBusiness(
  { permission: 'publish', params: idParamSchema, body: describeMediaSchema, response: mediaResponseSchema },
  async ({ ctx, params, body }) => ({ data: await describeMedia(ctx, params.id, body) }),
);

export const { GET, POST, PUT, DELETE, OPTIONS } = otherMethods('PATCH');
