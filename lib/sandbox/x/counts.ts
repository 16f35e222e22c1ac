import { fractionOf, grownCount } from '../growth';
import type { LedgerPost } from '../ledger';
import type { World } from '../world';

const TYPICAL = {
  impression_count: 1_400,
  like_count: 31,
  reply_count: 5,
  quote_count: 2,
  repost_count: 6,
  bookmark_count: 4,
  url_link_clicks: 23,
  user_profile_clicks: 9,
  view_count: 820,
} as const;

export type Metric = keyof typeof TYPICAL;

export const countOf = (world: World, post: LedgerPost, metric: Metric): number =>
  grownCount(post, metric, world.now(), TYPICAL[metric]);

/** For about one post in five the bookmarks are not said, which is not the same as zero. */
export const isUnsaid = (post: LedgerPost, metric: string): boolean =>
  metric === 'bookmark_count' && fractionOf(`${post.id}/unsaid`) < 0.2;
