import { analyticsSummaryResponseSchema, reportQuerySchema } from '@/lib/contracts/analytics-reports';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';
import { cachedSummary } from '@/lib/server/reads/analytics';

/** GET /api/v2/analytics/summary: totals of some days, and their change against as many days before. */
export const GET = withBusiness(
  { permission: 'read', query: reportQuerySchema, response: analyticsSummaryResponseSchema },
  async ({ ctx, query }) => ({ data: await cachedSummary(ctx, query) }),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
