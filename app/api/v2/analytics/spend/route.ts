import { analyticsSpendQuerySchema, analyticsSpendResponseSchema } from '@/lib/contracts/analytics';
import { readAnalyticsSpend } from '@/lib/domain/analytics/read-analytics-spend';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** GET /api/v2/analytics/spend: what reading numbers cost, by UTC day and network. */
export const GET = withBusiness(
  { permission: 'read', query: analyticsSpendQuerySchema, response: analyticsSpendResponseSchema },
  async ({ ctx, query }) => ({ data: await readAnalyticsSpend(ctx, query) }),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
