import { z } from 'zod';
import type { AccountCall, PostMetrics } from '../platform';
import { inDoubt, Refused } from '../refusal';
import { callAs } from './api';
import { authorOf } from './author';
import type { RestliValue } from './restli';
import { restliText } from './restli';

const count = z.number().int().nullable().default(null);

const statisticsSchema = z.object({
  elements: z.array(
    z.object({
      share: z.string().optional(),
      ugcPost: z.string().optional(),
      totalShareStatistics: z.object({
        impressionCount: count,
        uniqueImpressionsCount: count,
        likeCount: count,
        commentCount: count,
        shareCount: count,
        clickCount: count,
      }),
    }),
  ),
});
const sizeSchema = z.object({ firstDegreeSize: z.number().int() });

/** A page's posts, all in one request; what LinkedIn does not name was not answered for. @throws Refused */
export async function pagePostMetrics(
  { access, signal, now }: AccountCall,
  urns: readonly string[],
): Promise<Map<string, PostMetrics>> {
  const shares = urns.filter((urn) => urn.startsWith('urn:li:share:'));
  const ugcPosts = urns.filter((urn) => urn.startsWith('urn:li:ugcPost:'));
  if (shares.length + ugcPosts.length === 0) return new Map();
  const query: Record<string, RestliValue> = {
    q: 'organizationalEntity',
    organizationalEntity: authorOf(access),
    ...(shares.length > 0 && { shares: { list: shares } }),
    ...(ugcPosts.length > 0 && { ugcPosts: { list: ugcPosts } }),
  };
  const path = '/rest/organizationalEntityShareStatistics';
  const answer = await callAs(access, { method: 'GET', path, query, stage: 'read', signal, now }, 'read');
  const parsed = statisticsSchema.safeParse(answer.json);
  if (!parsed.success) throw notUnderstood();
  const posts = new Map<string, PostMetrics>();
  for (const { share, ugcPost, totalShareStatistics: told } of parsed.data.elements) {
    const urn = share ?? ugcPost;
    if (urn === undefined) continue;
    posts.set(urn, {
      impressions: told.impressionCount,
      reach: told.uniqueImpressionsCount,
      reactions: told.likeCount,
      comments: told.commentCount,
      shares: told.shareCount,
      clicks: told.clickCount,
      saves: null,
      videoViews: null,
    });
  }
  return posts;
}

export async function pageFollowers({ access, signal, now }: AccountCall): Promise<number> {
  const path = `/rest/networkSizes/${restliText(authorOf(access))}`;
  const query = { edgeType: 'COMPANY_FOLLOWED_BY_MEMBER' };
  const answer = await callAs(access, { method: 'GET', path, query, stage: 'read', signal, now }, 'read');
  const parsed = sizeSchema.safeParse(answer.json);
  if (!parsed.success) throw notUnderstood();
  return parsed.data.firstDegreeSize;
}

const notUnderstood = (): Refused =>
  new Refused(inDoubt('read', 'not_understood', 'LinkedIn gave the page’s numbers in an unknown form.'));
