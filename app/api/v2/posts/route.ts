import { listPostsQuerySchema, postsPageSchema } from '@/lib/contracts/posts';
import { otherMethods } from '@/lib/server/http/other-methods';
import { withBusiness } from '@/lib/server/http/with-business';
import { cachedPosts } from '@/lib/server/reads/posts';

/** GET /api/v2/posts: publications, newest first. */
export const GET = withBusiness(
  { permission: 'read', query: listPostsQuerySchema, response: postsPageSchema },
  ({ ctx, query }) => cachedPosts(ctx, query),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
