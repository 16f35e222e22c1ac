import { type ListPostsQuery, type PostsPage, postsPageSchema } from '@/lib/contracts/posts';
import { postsCache } from '@/lib/data/cache/instances';
import { cacheKey } from '@/lib/data/cache/keys';
import { type BusinessContext, requirePermission } from '@/lib/domain/context';
import { listPosts } from '@/lib/domain/posts/list-posts';

/** A page of the history: the first from the cache, since everybody begins there; the others by their index. */
export async function cachedPosts(ctx: BusinessContext, query: ListPostsQuery): Promise<PostsPage> {
  requirePermission(ctx, 'read');
  const { cursor, ...filter } = query;
  if (cursor) return listPosts(ctx, query);
  const key = cacheKey(ctx.business.id, 'posts', filter);
  return postsCache().getOrSet({ key, schema: postsPageSchema, load: () => listPosts(ctx, query) });
}
