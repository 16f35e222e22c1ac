import { json } from '../json';
import { findPost, isReadable, type LedgerPost, readablePosts } from '../ledger';
import type { Call } from '../routes';
import { underFault } from '../under-fault';
import type { World } from '../world';
import { authenticateRest } from './access';
import { countOf, isMetric, isUnsaid } from './counts';
import { FAULT_REPLIES, foreignUrn, illegalArgument, notFound } from './errors';
import { findAuthor, ORGANIZATIONS } from './people';

const reading = (call: Call, account: string, work: () => Promise<Response>): Promise<Response> =>
  underFault(call.world, { network: 'linkedin', operation: 'read', account }, FAULT_REPLIES, work);

/** GET /rest/memberCreatorPostAnalytics?q=entity|me&queryType=…&aggregation=TOTAL */
export async function memberPostAnalytics(call: Call): Promise<Response> {
  const token = await authenticateRest(call, 'memberCreatorPostAnalytics', ['r_member_postAnalytics']);
  if (token instanceof Response) return token;
  const query = call.url.searchParams;
  const metric = query.get('queryType') ?? '';
  if (!isMetric(metric) || metric === 'CLICK') return illegalArgument('Invalid queryType');
  if ((query.get('aggregation') ?? 'TOTAL') !== 'TOTAL')
    return illegalArgument('Only aggregation TOTAL is served here');
  return reading(call, token.accountId, async () => {
    if (query.get('q') === 'me') {
      const posts = await readablePosts(call.world, 'linkedin', token.accountId);
      const count = posts.reduce((sum, post) => sum + countOf(call.world, post, metric), 0);
      return json(listOf([{ count, metricType: metric }]));
    }
    const named = /^\((?:share|ugc):(.+)\)$/.exec(query.get('entity') ?? '')?.[1];
    const post = await ownPost(call.world, named && decodeURIComponent(named), token.accountId);
    if (!post) return notFound('Entity');
    const element = { count: countOf(call.world, post, metric), metricType: metric, targetEntity: post.id };
    return json(listOf(isUnsaid(post, metric) ? [] : [element]));
  });
}

const listOf = (elements: object[]) => ({ elements, paging: { count: 10, start: 0, links: [] } });

async function ownPost(world: World, urn: string | undefined, accountId: string): Promise<LedgerPost | null> {
  const post = urn ? await findPost(world, 'linkedin', urn) : null;
  return post && post.accountId === accountId && (await isReadable(world, post)) ? post : null;
}

/** GET /rest/organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity={urn}[&shares=List(…)] */
export async function shareStatistics(call: Call): Promise<Response> {
  const token = await authenticateRest(call, 'organizationalEntityShareStatistics', ['rw_organization_admin']);
  if (token instanceof Response) return token;
  const organization = findAuthor(call.url.searchParams.get('organizationalEntity') ?? '');
  if (!organization) return foreignUrn('/organizationalEntity');
  const lists = ['shares', 'ugcPosts'].flatMap(
    (name) => /^List\((.*)\)$/.exec(call.url.searchParams.get(name) ?? '')?.[1]?.split(',') ?? [],
  );
  const wanted = lists.map((urn) => decodeURIComponent(urn));
  return reading(call, organization.id, async () => {
    const posts = await readablePosts(call.world, 'linkedin', organization.id);
    const chosen = posts.filter((post) => wanted.includes(post.id));
    const elements = chosen.map((post) => ({
      organizationalEntity: organization.urn,
      [post.id.includes(':ugcPost:') ? 'ugcPost' : 'share']: post.id,
      totalShareStatistics: statistics(call.world, [post]),
    }));
    const total = { organizationalEntity: organization.urn, totalShareStatistics: statistics(call.world, posts) };
    return json(listOf(wanted.length > 0 ? elements : [total]));
  });
}

function statistics(world: World, posts: LedgerPost[]) {
  const sum = (metric: Parameters<typeof countOf>[2]): number =>
    posts.reduce((total, post) => total + countOf(world, post, metric), 0);
  const impressions = sum('IMPRESSION');
  const engaged = sum('CLICK') + sum('REACTION') + sum('COMMENT') + sum('RESHARE');
  const unsaid = posts.length === 1 && posts.some((post) => isUnsaid(post, 'MEMBERS_REACHED'));
  return {
    impressionCount: impressions,
    ...(!unsaid && { uniqueImpressionsCount: sum('MEMBERS_REACHED') }),
    clickCount: sum('CLICK'),
    likeCount: sum('REACTION'),
    commentCount: sum('COMMENT'),
    shareCount: sum('RESHARE'),
    engagement: impressions === 0 ? 0 : engaged / impressions,
  };
}

/** GET /rest/networkSizes/{organization urn}?edgeType=COMPANY_FOLLOWED_BY_MEMBER */
export async function networkSize(call: Call): Promise<Response> {
  const token = await authenticateRest(call, 'networkSizes', ['rw_organization_admin', 'r_organization_admin']);
  if (token instanceof Response) return token;
  const organization = ORGANIZATIONS.find(({ id }) => call.param('urn') === `urn:li:organization:${id}`);
  return organization ? json({ firstDegreeSize: organization.followers }) : notFound('Organization');
}

/** GET /rest/memberFollowersCount?q=me */
export async function memberFollowers(call: Call): Promise<Response> {
  const token = await authenticateRest(call, 'memberFollowersCount', ['r_member_profileAnalytics']);
  return token instanceof Response ? token : json(listOf([{ memberFollowersCount: 1_204 }]));
}
