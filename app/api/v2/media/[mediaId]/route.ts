import { z } from 'zod';
import { describeMediaSchema, mediaResponseSchema } from '@/lib/contracts/media';
import { describeMedia } from '@/lib/domain/media/describe-media';
import { withBusiness } from '@/lib/server/http/with-business';

/** PATCH /api/v2/media/{mediaId}: what a picture shows, for those who cannot see it. */
export const PATCH = withBusiness(
  {
    permission: 'publish',
    params: z.object({ mediaId: z.string().max(64) }),
    body: describeMediaSchema,
    response: mediaResponseSchema,
  },
  async ({ ctx, params, body }) => ({ data: await describeMedia(ctx, params.mediaId, body) }),
);
