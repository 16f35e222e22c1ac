import { analyticsPlatformsResponseSchema, reportQuerySchema } from '@/lib/contracts/analytics-reports';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';
import { cachedPlatforms } from '@/lib/server/reads/analytics';

/** GET /api/v2/analytics/platforms: the networks beside each other. */
export const GET = withBusiness(
  { permission: 'read', query: reportQuerySchema, response: analyticsPlatformsResponseSchema },
  async ({ ctx, query }) => ({ data: await cachedPlatforms(ctx, query) }),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
