import type { DueWatch } from '@/lib/data/db/statements/metrics';
import type { AccountCall, PlatformMetrics, PostMetrics, PostMetricsAnswer } from '@/lib/platforms/platform';

type PostsCall = AccountCall & { posts: readonly { platformPostId: string }[] };

/** Numbers of a post of which all but the impressions are left out. */
export const numbers = (impressions: number | null): PostMetrics => ({
  impressions,
  reach: null,
  reactions: null,
  comments: null,
  shares: null,
  clicks: null,
  saves: null,
  videoViews: null,
});

export interface ScriptedSource extends PlatformMetrics {
  /** The posts of each call, in order. */
  asked: string[][];
  accountsAsked: string[];
}

/** A network that answers as it is told; by default 10 impressions a post and 7 followers. */
export function scriptedSource(given: Partial<PlatformMetrics> = {}): ScriptedSource {
  const asked: string[][] = [];
  const accountsAsked: string[] = [];
  const answer = given.posts ?? ((call: PostsCall) => Promise.resolve(readAll(call)));
  const account = given.account ?? (() => Promise.resolve({ kind: 'read' as const, followers: 7 }));
  return {
    batchSize: given.batchSize ?? 100,
    usdPerPostRead: given.usdPerPostRead ?? null,
    asked,
    accountsAsked,
    posts(call) {
      asked.push(call.posts.map(({ platformPostId }) => platformPostId));
      return answer(call);
    },
    account(call) {
      accountsAsked.push(call.access.accountId);
      return account(call);
    },
  };
}

/** Every post of the call with these numbers, each charged for. */
export const readAll = ({ posts }: Pick<PostsCall, 'posts'>, values = numbers(10)): PostMetricsAnswer => ({
  kind: 'read',
  posts: new Map(posts.map(({ platformPostId }) => [platformPostId, values])),
  postsCharged: posts.length,
});

/** A due watch without a snapshot. */
export const watchOf = (given: Partial<DueWatch> & Pick<DueWatch, 'published_at'>): DueWatch => ({
  id: 'pub_1',
  platform_post_id: 'p1',
  due_at: given.published_at,
  unchanged: 0,
  charged_on: null,
  captured_at: null,
  impressions: null,
  reach: null,
  reactions: null,
  comments: null,
  shares: null,
  clicks: null,
  saves: null,
  video_views: null,
  ...given,
});
