import { rankedPostsPageSchema, rankedPostsQuerySchema } from '@/lib/contracts/analytics-posts';
import { rankPosts } from '@/lib/domain/analytics/rank-posts';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';

/** GET /api/v2/analytics/posts: the posts of a period that did best or least by one number, paged by key. */
export const GET = withBusiness(
  { permission: 'read', query: rankedPostsQuerySchema, response: rankedPostsPageSchema },
  ({ ctx, query }) => rankPosts(ctx, query),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
