import type { PostMetricValues } from '@/lib/contracts/metrics';
import type { Platform } from '@/lib/contracts/platform';
import { likesOf, sharesOf } from './facebook/post-counts';
import { postInsights } from './facebook/post-insights';
import * as instagram from './instagram/media-counts';
import type { LedgerPost } from './ledger';
import * as linkedin from './linkedin/counts';
import { commentsOn } from './meta/comments';
import type { World } from './world';
import * as x from './x/counts';
import { mayReadPrivate } from './x/private-metrics';
import { addressesIn } from './x/weighted-length';

type Numbers = (world: World, post: LedgerPost) => PostMetricValues | Promise<PostMetricValues>;

/** What who reads a post of the author's own learns from its network at a moment of its life. */
export const numbersAt = async (world: World, post: LedgerPost, at: Date): Promise<PostMetricValues> =>
  NUMBERS[post.network]({ ...world, now: () => at }, post);

const NUMBERS: Record<Platform, Numbers> = {
  linkedin(world, post) {
    const count = (metric: linkedin.Metric): number => linkedin.countOf(world, post, metric);
    return {
      impressions: count('IMPRESSION'),
      reach: linkedin.isUnsaid(post, 'MEMBERS_REACHED') ? null : count('MEMBERS_REACHED'),
      reactions: count('REACTION'),
      comments: count('COMMENT'),
      shares: count('RESHARE'),
      clicks: count('CLICK'),
      saves: null,
      videoViews: null,
    };
  },
  x(world, post) {
    const count = (metric: x.Metric): number => x.countOf(world, post, metric);
    const tellsClicks = mayReadPrivate(world, post, post.accountId) && addressesIn(post.text).length > 0;
    return {
      impressions: count('impression_count'),
      reach: null,
      reactions: count('like_count'),
      comments: count('reply_count'),
      shares: count('repost_count') + count('quote_count'),
      clicks: tellsClicks ? count('url_link_clicks') : null,
      saves: x.isUnsaid(post, 'bookmark_count') ? null : count('bookmark_count'),
      videoViews: null,
    };
  },
  async facebook(world, post) {
    const names = ['post_media_view', 'post_total_media_view_unique', 'post_clicks'];
    const told = new Map(postInsights(world, post, names).map(({ name, values }) => [name, Number(values[0]?.value)]));
    const [impressions = null, reach = null, clicks = null] = names.map((name) => told.get(name));
    return {
      ...{ impressions, reach, clicks },
      reactions: likesOf(world, post),
      comments: (await commentsOn(world, post)).length,
      // Absent where there are none.
      shares: sharesOf(world, post) || null,
      saves: null,
      videoViews: null,
    };
  },
  instagram(world, post) {
    const count = (metric: instagram.Metric): number | null =>
      instagram.isUnsaid(post, metric) ? null : instagram.countOf(world, post, metric);
    return {
      impressions: count('views'),
      reach: count('reach'),
      reactions: count('likes'),
      comments: count('comments'),
      shares: count('shares'),
      clicks: null,
      saves: count('saved'),
      videoViews: null,
    };
  },
};
