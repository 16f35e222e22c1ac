import { fractionOf, grownCount } from '../growth';
import type { LedgerPost } from '../ledger';
import type { World } from '../world';
import { shownText } from './shown-text';

const TYPICAL = {
  impression_count: 1_400,
  like_count: 31,
  reply_count: 5,
  quote_count: 2,
  repost_count: 6,
  bookmark_count: 4,
} as const;

type Metric = keyof typeof TYPICAL;

export function countOf(world: World, post: LedgerPost, metric: Metric): number {
  const ageMs = world.now().getTime() - new Date(post.createdAt).getTime();
  return grownCount(post.id, metric, ageMs, TYPICAL[metric]);
}

/** A post as the API gives it back: id and text, and what `post.fields` (or its old name `tweet.fields`) asks for. */
export function representPost(world: World, post: LedgerPost, query: URLSearchParams): object {
  const isNewSpelling = query.has('post.fields');
  const wanted = (query.get('post.fields') ?? query.get('tweet.fields') ?? '').split(',');
  const { text, urls } = shownText(post);
  const keys = post.media.map(({ id, kind }) => `${{ image: 3, gif: 16, video: 7, document: 0 }[kind]}_${id}`);
  const more: Record<string, unknown> = {
    author_id: post.accountId,
    created_at: wholeSecond(post.createdAt),
    public_metrics: metricsOf(world, post, isNewSpelling),
    entities: urls.length > 0 ? { urls } : undefined,
    attachments: keys.length > 0 ? { media_keys: keys } : undefined,
  };
  const chosen = Object.entries(more).filter(([name, value]) => wanted.includes(name) && value !== undefined);
  return { id: post.id, text, edit_history_tweet_ids: [post.id], ...Object.fromEntries(chosen) };
}

/** X says times to the second, with three zeros behind. */
const wholeSecond = (at: string): string => `${at.slice(0, 19)}.000Z`;

/** For about one post in five the bookmarks are not said, which is not the same as zero. */
function metricsOf(world: World, post: LedgerPost, isNewSpelling: boolean): Record<string, number> {
  const names = (Object.keys(TYPICAL) as Metric[]).filter(
    (name) => name !== 'bookmark_count' || fractionOf(`${post.id}/unsaid`) >= 0.2,
  );
  const spelt = (name: Metric): string => (name === 'repost_count' && !isNewSpelling ? 'retweet_count' : name);
  return Object.fromEntries(names.map((name) => [spelt(name), countOf(world, post, name)]));
}
