import { analyticsPlatformsResponseSchema, reportQuerySchema } from '@/lib/contracts/analytics-reports';
import { readPlatforms } from '@/lib/domain/analytics/read-platforms';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** GET /api/v2/analytics/platforms: the networks beside each other. */
export const GET = withBusiness(
  { permission: 'read', query: reportQuerySchema, response: analyticsPlatformsResponseSchema },
  async ({ ctx, query }) => ({ data: await readPlatforms(ctx, query) }),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
