import { z } from 'zod';
import { graphFor } from '../meta/graph';
import { understood } from '../meta/understood';
import type { AccountCall, AccountMetricsAnswer, PlatformMetrics, PostMetrics, PostMetricsAnswer } from '../platform';
import { asFailure, Refused } from '../refusal';
import { instagramGraph } from './graph';

const ALL = ['reach', 'views', 'likes', 'comments', 'shares', 'saved'];
/** A story is refused with the others. */
const OF_A_STORY = ['reach', 'views', 'shares'];
const NEEDED = ['instagram_business_manage_insights', 'instagram_manage_insights'];

const insightsSchema = z.object({
  data: z.array(z.object({ name: z.string(), values: z.array(z.object({ value: z.unknown() })) })),
});
const accountSchema = z.object({ followers_count: z.number().optional() });

export const instagramMetrics: PlatformMetrics = {
  /** One request a post: few at a time, so that a pause asked for by the budget comes soon. */
  batchSize: 10,
  usdPerPostRead: null,
  posts: (call): Promise<PostMetricsAnswer> =>
    asFailure(async () => {
      requireInsights(call.access.scopes);
      const posts = new Map<string, PostMetrics | 'gone'>();
      for (const { platformPostId } of call.posts) {
        const interrupted = await asFailure(() => readInto(posts, call, platformPostId));
        if (!interrupted) continue;
        return posts.size === 0 ? interrupted : { kind: 'read', posts, postsCharged: 0, interrupted };
      }
      return { kind: 'read', posts, postsCharged: 0 };
    }),
  account: (call): Promise<AccountMetricsAnswer> =>
    asFailure(async () => {
      const path = `/${call.access.platformUserId}`;
      const request = { method: 'GET', path, query: { fields: 'followers_count' }, stage: 'read' } as const;
      const answer = await graphFor(instagramGraph, call)({ ...request, priority: 'read' });
      const account = understood(accountSchema, answer, 'Instagram described the account');
      return { kind: 'read', followers: account.followers_count ?? null };
    }),
};

/** @throws Refused */
function requireInsights(scopes: readonly string[]): void {
  if (NEEDED.some((scope) => scopes.includes(scope))) return;
  const detail = 'This connection may not read the account\'s numbers. Connect it again and allow "insights".';
  throw new Refused({ kind: 'PERMISSION', code: 'missing_scope', detail });
}

/** Keeps what one post answers. @throws Refused for what would stop the next ones as well */
async function readInto(posts: Map<string, PostMetrics | 'gone'>, call: AccountCall, id: string): Promise<void> {
  for (const metrics of [ALL, OF_A_STORY]) {
    try {
      posts.set(id, await readInsights(call, id, metrics));
      return;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { kind, code } = error.refusal;
      if (code === GONE) posts.set(id, 'gone');
      if (code === GONE) return;
      if (kind !== 'INVALID_CONTENT') throw error;
    }
  }
}

/** An object that is not there, or not for this token. */
const GONE = '100/33';

async function readInsights(call: AccountCall, id: string, metrics: readonly string[]): Promise<PostMetrics> {
  const query = { metric: metrics.join(',') };
  const request = { method: 'GET', path: `/${id}/insights`, query, stage: 'read', priority: 'read' } as const;
  const { data } = understood(insightsSchema, await graphFor(instagramGraph, call)(request), 'Instagram told numbers');
  const count = (name: string): number | null =>
    z.number().safeParse(data.find((one) => one.name === name)?.values[0]?.value).data ?? null;
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
}
