import { z } from 'zod';
import type { AccountCall, PostMetrics } from '../platform';
import { inDoubt, Refused } from '../refusal';
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
 * in part is not. @throws Refused when not even the first was read
 */
export async function memberPostMetrics(
  call: AccountCall,
  urns: readonly string[],
): Promise<Map<string, PostMetrics | 'gone'>> {
  const posts = new Map<string, PostMetrics | 'gone'>();
  for (const urn of urns) {
    try {
      posts.set(urn, await readPost(call, urn));
    } catch (error) {
      if (!(error instanceof Refused) || posts.size === 0) throw error;
      return posts;
    }
  }
  return posts;
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
