import { idParamSchema } from '@/lib/contracts/id-param';
import { postSeriesQuerySchema } from '@/lib/contracts/metrics';
import { keptData, keptJsonSchema } from '@/lib/server/http/kept-json';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';
import { cachedPostSeries } from '@/lib/server/reads/analytics';

/** GET /api/v2/posts/{id}/metrics: how the numbers of one publication grew. */
export const GET = withBusiness(
  {
    permission: 'read',
    params: idParamSchema,
    query: postSeriesQuerySchema,
    response: keptJsonSchema,
  },
  async ({ ctx, params, query }) => keptData(await cachedPostSeries.json(ctx, params.id, query)),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
