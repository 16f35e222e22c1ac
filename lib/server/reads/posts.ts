import { type ListPostsQuery, type PostsPage, postsPageSchema } from '@/lib/contracts/posts';
import { postsCache } from '@/lib/data/cache/instances';
import { cacheKey } from '@/lib/data/cache/keys';
import { type BusinessContext, requirePermission } from '@/lib/domain/context';
import { listPosts } from '@/lib/domain/posts/list-posts';

/** A page of the history: the first from the cache, since everybody begins there; others, and what is searched for, by their index. */
export async function cachedPosts(ctx: BusinessContext, query: ListPostsQuery): Promise<PostsPage> {
  requirePermission(ctx, 'read');
  const { cursor, ...filter } = query;
  if (cursor || filter.q) return listPosts(ctx, query);
  const { id, timeZone } = ctx.business;
  const key = cacheKey(id, 'posts', { ...filter, timeZone });
  return postsCache().getOrSet({ key, schema: postsPageSchema, load: () => listPosts(ctx, query) });
}
