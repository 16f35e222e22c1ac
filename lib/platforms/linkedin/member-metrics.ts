import { z } from 'zod';
import type { AccountCall, PostMetrics, PostMetricsAnswer } from '../platform';
import { asFailure, inDoubt, Refused } from '../refusal';
import { callAs } from './api';
import type { RestliValue } from './restli';

/** LinkedIn answers one of these a request. It has neither clicks nor video views of a member's post here. */
const QUERIES = {
  impressions: 'IMPRESSION',
  reach: 'MEMBERS_REACHED',
  reactions: 'REACTION',
  comments: 'COMMENT',
  shares: 'RESHARE',
  saves: 'POST_SAVE',
} as const satisfies Partial<Record<keyof PostMetrics, string>>;

const UNKNOWN: PostMetrics = {
  ...{ impressions: null, reach: null, reactions: null, comments: null, shares: null, saves: null },
  ...{ clicks: null, videoViews: null },
};

const countsSchema = z.object({ elements: z.array(z.object({ count: z.number().int() })) });
const followersSchema = z.object({ elements: z.array(z.object({ memberFollowersCount: z.number().int() })) });

/**
 * A member's posts one after the other. What was read before LinkedIn refused to go on is kept; a post that is read
 * in part is not, nor is one that LinkedIn refuses for itself.
 */
export async function memberPostMetrics(call: AccountCall, urns: readonly string[]): Promise<PostMetricsAnswer> {
  const posts = new Map<string, PostMetrics | 'gone'>();
  for (const urn of urns) {
    const metrics = await asFailure(() => readPost(call, urn));
    if (metrics !== 'gone' && 'kind' in metrics) {
      if (metrics.kind === 'INVALID_CONTENT') continue;
      return posts.size === 0 ? metrics : { kind: 'read', posts, postsCharged: 0, interrupted: metrics };
    }
    posts.set(urn, metrics);
  }
  return { kind: 'read', posts, postsCharged: 0 };
}

async function readPost(call: AccountCall, urn: string): Promise<PostMetrics | 'gone'> {
  const metrics: PostMetrics = { ...UNKNOWN };
  try {
    for (const [name, queryType] of Object.entries(QUERIES)) {
      metrics[name as keyof typeof QUERIES] = await readCount(call, urn, queryType);
    }
    return metrics;
  } catch (error) {
    if (error instanceof Refused && error.refusal.code === 'NOT_FOUND') return 'gone';
    throw error;
  }
}

async function readCount(call: AccountCall, urn: string, queryType: string): Promise<number | null> {
  const member = urn.startsWith('urn:li:ugcPost:') ? 'ugc' : 'share';
  const query = { q: 'entity', entity: { member, value: urn }, queryType, aggregation: 'TOTAL' };
  const parsed = countsSchema.safeParse(await read(call, '/rest/memberCreatorPostAnalytics', query));
  if (!parsed.success) throw notUnderstood();
  return parsed.data.elements[0]?.count ?? null;
}

export async function memberFollowers(call: AccountCall): Promise<number | null> {
  const parsed = followersSchema.safeParse(await read(call, '/rest/memberFollowersCount', { q: 'me' }));
  if (!parsed.success) throw notUnderstood();
  return parsed.data.elements[0]?.memberFollowersCount ?? null;
}

async function read(
  { access, signal, now }: AccountCall,
  path: string,
  query: Record<string, RestliValue>,
): Promise<unknown> {
  return (await callAs(access, { method: 'GET', path, query, stage: 'read', signal, now }, 'read')).json;
}

const notUnderstood = (): Refused =>
  new Refused(inDoubt('read', 'not_understood', 'LinkedIn gave the member’s numbers in an unknown form.'));
