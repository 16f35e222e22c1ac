import { analyticsTimeseriesResponseSchema, timeseriesQuerySchema } from '@/lib/contracts/analytics-reports';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';
import { cachedTimeseries } from '@/lib/server/reads/analytics';

/** GET /api/v2/analytics/timeseries: the same by day, week or month. */
export const GET = withBusiness(
  { permission: 'read', query: timeseriesQuerySchema, response: analyticsTimeseriesResponseSchema },
  async ({ ctx, query }) => ({ data: await cachedTimeseries(ctx, query) }),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
