import { timeseriesQuerySchema } from '@/lib/contracts/analytics-reports';
import { keptData, keptJsonSchema } from '@/lib/server/http/kept-json';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';
import { cachedTimeseries } from '@/lib/server/reads/analytics';

/** GET /api/v2/analytics/timeseries: the same by day, week or month. */
export const GET = withBusiness(
  { permission: 'read', query: timeseriesQuerySchema, response: keptJsonSchema },
  async ({ ctx, query }) => keptData(await cachedTimeseries.json(ctx, query)),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
