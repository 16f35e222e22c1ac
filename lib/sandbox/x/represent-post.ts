import type { LedgerPost } from '../ledger';
import type { World } from '../world';
import { countOf, isUnsaid, type Metric } from './counts';
import { mayReadPrivate, privateMetrics } from './private-metrics';
import { noteOf, shownText } from './shown-text';

const PUBLIC = [
  'impression_count',
  'like_count',
  'reply_count',
  'quote_count',
  'repost_count',
  'bookmark_count',
] as const;

/** The fields of posts that a read asks for, by either name of the parameter. */
export const wantedFields = (query: URLSearchParams): string[] =>
  (query.get('post.fields') ?? query.get('tweet.fields') ?? '').split(',');

/** A post as the API gives it back: id and text, and what `post.fields` (or its old name `tweet.fields`) asks for. */
export function representPost(world: World, post: LedgerPost, query: URLSearchParams, readerId: string): object {
  const wanted = wantedFields(query);
  const { text, urls } = shownText(post);
  const keys = mediaKeys(post);
  const more: Record<string, unknown> = {
    author_id: post.accountId,
    created_at: wholeSecond(post.createdAt),
    public_metrics: metricsOf(world, post, query.has('post.fields')),
    ...(mayReadPrivate(world, post, readerId) ? privateMetrics(world, post) : {}),
    entities: urls.length > 0 ? { urls } : undefined,
    note_tweet: noteOf(post),
    attachments: keys.length > 0 ? { media_keys: keys } : undefined,
    conversation_id: post.details.conversationId ?? post.id,
    referenced_tweets: post.parentId === undefined ? undefined : [{ type: 'replied_to', id: post.parentId }],
  };
  const chosen = Object.entries(more).filter(([name, value]) => wanted.includes(name) && value !== undefined);
  return { id: post.id, text, edit_history_tweet_ids: [post.id], ...Object.fromEntries(chosen) };
}

/** What `expansions=attachments.media_keys` adds: each file of the posts, a video with its views where they are asked for. */
export function expandedMedia(world: World, posts: readonly LedgerPost[], query: URLSearchParams): object[] {
  if (!(query.get('expansions') ?? '').split(',').includes('attachments.media_keys')) return [];
  const withMetrics = (query.get('media.fields') ?? '').split(',').includes('public_metrics');
  return posts.flatMap((post) =>
    post.media.map(({ kind }, index) => ({
      media_key: mediaKeys(post)[index],
      type: { image: 'photo', gif: 'animated_gif', video: 'video', document: 'photo' }[kind],
      ...(withMetrics && kind === 'video' && { public_metrics: { view_count: countOf(world, post, 'view_count') } }),
    })),
  );
}

const mediaKeys = ({ media }: LedgerPost): string[] =>
  media.map(({ id, kind }) => `${{ image: 3, gif: 16, video: 7, document: 0 }[kind]}_${id}`);

/** X says times to the second, with three zeros behind. */
const wholeSecond = (at: string): string => `${at.slice(0, 19)}.000Z`;

function metricsOf(world: World, post: LedgerPost, isNewSpelling: boolean): Record<string, number> {
  const names = PUBLIC.filter((name) => !isUnsaid(post, name));
  const spelt = (name: Metric): string => (name === 'repost_count' && !isNewSpelling ? 'retweet_count' : name);
  return Object.fromEntries(names.map((name) => [spelt(name), countOf(world, post, name)]));
}
