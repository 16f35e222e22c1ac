import { z } from 'zod';
import { graphFor } from '../meta/graph';
import { understood } from '../meta/understood';
import type { AccountMetricsAnswer, PlatformMetrics, PostMetrics, PostMetricsAnswer } from '../platform';
import { asFailure, Refused } from '../refusal';
import { readBatch } from './batch';
import { facebookGraph } from './graph';

const METRICS = ['post_media_view', 'post_total_media_view_unique', 'post_clicks', 'post_reactions_by_type_total'];
const POST_FIELDS = `insights.metric(${METRICS.join(',')}){name,values},comments.limit(0).summary(true),shares`;

const postSchema = z.object({
  insights: z
    .object({
      data: z.array(z.object({ name: z.string(), values: z.array(z.object({ value: z.unknown() })) })),
    })
    .optional(),
  comments: z.object({ summary: z.object({ total_count: z.number() }) }).optional(),
  shares: z.object({ count: z.number() }).optional(),
});

const pageSchema = z.object({ followers_count: z.number().optional() });
const reactionsSchema = z.record(z.string(), z.number());

export const facebookMetrics: PlatformMetrics = {
  /** The most requests that one batch takes. */
  batchSize: 50,
  usdPerPostRead: null,
  posts: (call): Promise<PostMetricsAnswer> =>
    asFailure(async () => {
      requireInsights(call.access.scopes);
      const ids = call.posts.map(({ platformPostId }) => platformPostId);
      const answers = await readBatch(call, ids, POST_FIELDS);
      const posts = new Map<string, PostMetrics | 'gone'>();
      for (const [id, answer] of answers) {
        const read = answer === 'gone' ? answer : metricsOf(answer);
        if (read) posts.set(id, read);
      }
      return { kind: 'read', posts, postsCharged: 0 };
    }),
  account: (call): Promise<AccountMetricsAnswer> =>
    asFailure(async () => {
      const path = `/${call.access.platformUserId}`;
      const request = { method: 'GET', path, query: { fields: 'followers_count' }, stage: 'read' } as const;
      const answer = await graphFor(facebookGraph, call)({ ...request, priority: 'read' });
      const page = understood(pageSchema, answer, 'Facebook described the Page');
      return { kind: 'read', followers: page.followers_count ?? null };
    }),
};

/** @throws Refused */
function requireInsights(scopes: readonly string[]): void {
  if (scopes.includes('read_insights')) return;
  const detail = 'This connection may not read the Page\'s numbers. Connect it again and allow "insights".';
  throw new Refused({ kind: 'PERMISSION', code: 'missing_scope', detail });
}

/** null: an answer in an unknown form, so as good as none. */
function metricsOf(body: unknown): PostMetrics | null {
  const post = postSchema.safeParse(body).data;
  if (!post) return null;
  const value = (name: string): unknown => post.insights?.data.find((one) => one.name === name)?.values[0]?.value;
  const count = (name: string): number | null => z.number().safeParse(value(name)).data ?? null;
  const reactions = reactionsSchema.safeParse(value('post_reactions_by_type_total')).data;
  return {
    impressions: count('post_media_view'),
    reach: count('post_total_media_view_unique'),
    reactions: reactions ? Object.values(reactions).reduce((sum, kind) => sum + kind, 0) : null,
    comments: post.comments?.summary.total_count ?? null,
    // Facebook leaves `shares` out of a post that has none: not provided, as it were withheld.
    shares: post.shares?.count ?? null,
    clicks: count('post_clicks'),
    saves: null,
    videoViews: null,
  };
}
