import { analyticsTimeseriesResponseSchema, timeseriesQuerySchema } from '@/lib/contracts/analytics-reports';
import { readTimeseries } from '@/lib/domain/analytics/read-timeseries';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** GET /api/v2/analytics/timeseries: the same by day, week or month. */
export const GET = withBusiness(
  { permission: 'read', query: timeseriesQuerySchema, response: analyticsTimeseriesResponseSchema },
  async ({ ctx, query }) => ({ data: await readTimeseries(ctx, query) }),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
