import { idParamSchema } from '@/lib/contracts/id-param';
import { postSeriesQuerySchema, postSeriesResponseSchema } from '@/lib/contracts/metrics';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';
import { cachedPostSeries } from '@/lib/server/reads/analytics';

/** GET /api/v2/posts/{id}/metrics: how the numbers of one publication grew. */
export const GET = withBusiness(
  {
    permission: 'read',
    params: idParamSchema,
    query: postSeriesQuerySchema,
    response: postSeriesResponseSchema,
  },
  async ({ ctx, params, query }) => ({ data: await cachedPostSeries(ctx, params.id, query) }),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
