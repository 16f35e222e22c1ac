import { rankedPostsQuerySchema } from '@/lib/contracts/analytics-posts';
import { keptJson, keptJsonSchema } from '@/lib/server/http/kept-json';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';
import { cachedRanking } from '@/lib/server/reads/analytics';

/** GET /api/v2/analytics/posts: the posts of a period that did best or least by one number, paged by key. */
export const GET = withBusiness(
  { permission: 'read', query: rankedPostsQuerySchema, response: keptJsonSchema },
  async ({ ctx, query }) => keptJson(await cachedRanking.json(ctx, query)),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
