import type { ListPostsQuery, PostsPage } from '@/lib/contracts/posts';
import { decodeCursor, encodeCursor } from '@/lib/data/db/cursor';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import {
  NEWEST,
  type PublishedRow,
  recentPosts,
  recentPostsOfAccount,
  recentPostsOfPlatform,
} from '@/lib/data/db/statements/posts';
import { type BusinessContext, requirePermission } from '../context';
import { pageOf } from './page-of';
import { publishedPost } from './published-post';

/** Publications of the business, newest first, paged by key. An account is of one network: with both filters all its rows match, or none. */
export async function listPosts(ctx: BusinessContext, query: ListPostsQuery): Promise<PostsPage> {
  requirePermission(ctx, 'read');
  const rows = await read(ctx.business.id, query);
  const kept = query.platform ? rows.filter((row) => row.platform === query.platform) : rows;
  const page = pageOf(kept, query.limit, (row) => encodeCursor('posts', [row.published_at.toISOString(), row.id]));
  return { ...page, data: page.data.map(publishedPost) };
}

function read(businessId: string, { cursor, limit, platform, accountId }: ListPostsQuery): Promise<PublishedRow[]> {
  const [at, id] = cursor ? decodeCursor('posts', cursor) : [];
  const key = [businessId, at ? new Date(at) : NEWEST.at, id ?? NEWEST.id, limit + 1] as const;
  if (accountId) return run(pool(), recentPostsOfAccount, [...key, accountId]);
  if (platform) return run(pool(), recentPostsOfPlatform, [...key, platform]);
  return run(pool(), recentPosts, [...key]);
}
