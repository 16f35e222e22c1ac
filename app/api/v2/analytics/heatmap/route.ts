import { heatmapQuerySchema } from '@/lib/contracts/analytics-posts';
import { keptData, keptJsonSchema } from '@/lib/server/http/kept-json';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';
import { cachedHeatmap } from '@/lib/server/reads/analytics';

/** GET /api/v2/analytics/heatmap: when posts went out and what they got, by weekday and hour. */
export const GET = withBusiness(
  { permission: 'read', query: heatmapQuerySchema, response: keptJsonSchema },
  async ({ ctx, query }) => keptData(await cachedHeatmap.json(ctx, query)),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
