import { reportQuerySchema } from '@/lib/contracts/analytics-reports';
import { keptData, keptJsonSchema } from '@/lib/server/http/kept-json';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';
import { cachedSummary } from '@/lib/server/reads/analytics';

/** GET /api/v2/analytics/summary: totals of some days, and their change against as many days before. */
export const GET = withBusiness(
  { permission: 'read', query: reportQuerySchema, response: keptJsonSchema },
  async ({ ctx, query }) => keptData(await cachedSummary.json(ctx, query)),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
