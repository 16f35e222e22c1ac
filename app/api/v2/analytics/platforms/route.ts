import { reportQuerySchema } from '@/lib/contracts/analytics-reports';
import { keptData, keptJsonSchema } from '@/lib/server/http/kept-json';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';
import { cachedPlatforms } from '@/lib/server/reads/analytics';

/** GET /api/v2/analytics/platforms: the networks beside each other. */
export const GET = withBusiness(
  { permission: 'read', query: reportQuerySchema, response: keptJsonSchema },
  async ({ ctx, query }) => keptData(await cachedPlatforms.json(ctx, query)),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
