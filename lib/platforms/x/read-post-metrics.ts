import { z } from 'zod';
import type { AccountCall, PostMetrics } from '../platform';
import { inDoubt, Refused } from '../refusal';
import { callX } from './api';

const count = z.number().optional();
const privateSchema = z.object({ impression_count: count, url_link_clicks: count }).optional();
const postSchema = z.object({
  id: z.string(),
  public_metrics: z
    .object({
      impression_count: count,
      like_count: count,
      reply_count: count,
      /** Both names are documented for the same number. */
      repost_count: count,
      retweet_count: count,
      quote_count: count,
      bookmark_count: count,
    })
    .default({}),
  non_public_metrics: privateSchema,
  organic_metrics: privateSchema,
  attachments: z.object({ media_keys: z.array(z.string()).default([]) }).optional(),
});
const answerSchema = z.object({
  data: z.array(postSchema).default([]),
  includes: z
    .object({
      media: z
        .array(z.object({ media_key: z.string(), public_metrics: z.object({ view_count: count }).optional() }))
        .default([]),
    })
    .optional(),
  errors: z
    .array(z.object({ type: z.string().default(''), resource_id: z.string().optional(), value: z.string().optional() }))
    .default([]),
});
type Answer = z.infer<typeof answerSchema>;

/** The numbers of at most 100 posts. A number that X leaves out is null; a post that it no longer knows is `gone`. @throws Refused */
export async function readPostMetrics(
  { access, signal, now }: AccountCall,
  posts: readonly { platformPostId: string }[],
  isPrivate: boolean,
): Promise<{ posts: Map<string, PostMetrics | 'gone'>; postsCharged: number }> {
  const answer = await callX({
    method: 'GET',
    path: '/2/tweets',
    query: {
      ids: posts.map(({ platformPostId }) => platformPostId).join(','),
      'tweet.fields': [
        'attachments',
        'public_metrics',
        ...(isPrivate ? ['non_public_metrics', 'organic_metrics'] : []),
      ].join(','),
      expansions: 'attachments.media_keys',
      'media.fields': 'public_metrics',
    },
    access,
    priority: 'read',
    stage: 'read',
    signal,
    now,
  });
  const parsed = answerSchema.safeParse(answer.json);
  if (!parsed.success) throw new Refused(inDoubt('read', 'not_understood', 'X told its numbers in an unknown form.'));
  const { data, errors } = parsed.data;
  const gone = errors.filter(({ type }) => type.split('/').at(-1) === 'resource-not-found');
  return {
    posts: new Map<string, PostMetrics | 'gone'>([
      ...gone.map(({ resource_id, value }) => [resource_id ?? value ?? '', 'gone'] as const),
      ...data.map((post) => [post.id, metricsOf(post, parsed.data)] as const),
    ]),
    postsCharged: data.length,
  };
}

function metricsOf(post: Answer['data'][number], { includes }: Answer): PostMetrics {
  const { public_metrics: shown, non_public_metrics: own, organic_metrics: organic } = post;
  const reposts = shown.repost_count ?? shown.retweet_count;
  const keys = post.attachments?.media_keys ?? [];
  const views = includes?.media.find(({ media_key }) => keys.includes(media_key))?.public_metrics?.view_count;
  return {
    impressions: shown.impression_count ?? own?.impression_count ?? organic?.impression_count ?? null,
    reach: null,
    reactions: shown.like_count ?? null,
    comments: shown.reply_count ?? null,
    shares: reposts === undefined || shown.quote_count === undefined ? null : reposts + shown.quote_count,
    clicks: own?.url_link_clicks ?? organic?.url_link_clicks ?? null,
    saves: shown.bookmark_count ?? null,
    videoViews: views ?? null,
  };
}
