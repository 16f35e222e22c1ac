import { json } from '../json';
import { findPost, isReadable, type LedgerPost } from '../ledger';
import type { Call } from '../routes';
import { underFault } from '../under-fault';
import type { World } from '../world';
import { authenticateRest } from './access';
import { countOf, isMetric, isUnsaid } from './counts';
import { FAULT_REPLIES, illegalArgument, notFound, notPermitted } from './errors';
import { type Author, findAuthor, ORGANIZATIONS, rolesOf } from './people';
import { postsOf } from './posts-of';
import { listParam, unionParam } from './restli';

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
      const posts = await postsOf(call.world, token.accountId);
      const count = posts.reduce((sum, post) => sum + countOf(call.world, post, metric), 0);
      return json(listOf([{ count, metricType: metric }]));
    }
    const named = unionParam(call.url, 'entity');
    if (query.get('q') !== 'entity' || !named || KINDS[named.key] !== kindOf(named.value)) {
      return illegalArgument('Invalid entity');
    }
    const post = await ownPost(call.world, named.value, token.accountId);
    if (!post) return notFound('Entity');
    const element = { count: countOf(call.world, post, metric), metricType: metric, targetEntity: post.id };
    return json(listOf(isUnsaid(post, metric) ? [] : [element]));
  });
}

const listOf = (elements: object[]) => ({ elements, paging: { count: 10, start: 0, links: [] } });

/** What the member of the union is called for each kind of post. */
const KINDS: Record<string, string> = { share: 'share', ugc: 'ugcPost' };
const kindOf = (urn: string): string => urn.split(':')[2] ?? '';

async function ownPost(world: World, urn: string, accountId: string): Promise<LedgerPost | null> {
  const post = await findPost(world, 'linkedin', urn);
  return post && post.accountId === accountId && (await isReadable(world, post)) ? post : null;
}

/** What an organization's numbers need: the scope, and a role on that very page. */
async function asAdministrator(call: Call, resource: string, urn: string | null): Promise<Author | Response> {
  const token = await authenticateRest(call, resource, ['rw_organization_admin', 'r_organization_admin']);
  if (token instanceof Response) return token;
  const organization = findAuthor(urn ?? '');
  if (!organization?.urn.startsWith('urn:li:organization:')) return illegalArgument('Invalid organization');
  return rolesOf(token.accountId).has(organization.id) ? organization : notPermitted(`${resource} of ${urn}`);
}

/** GET /rest/organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity={urn}[&shares=List(…)][&ugcPosts=List(…)] */
export async function shareStatistics(call: Call): Promise<Response> {
  const urn = call.url.searchParams.get('organizationalEntity');
  const organization = await asAdministrator(call, 'organizationalEntityShareStatistics', urn);
  if (organization instanceof Response) return organization;
  if (call.url.searchParams.get('q') !== 'organizationalEntity') return illegalArgument('Unknown finder');
  const [shares, ugcPosts] = [listParam(call.url, 'shares'), listParam(call.url, 'ugcPosts')];
  const areTyped =
    (shares ?? []).every((it) => kindOf(it) === 'share') && (ugcPosts ?? []).every((it) => kindOf(it) === 'ugcPost');
  if (shares === undefined || ugcPosts === undefined || !areTyped) return illegalArgument('Invalid List');
  const wanted = [...(shares ?? []), ...(ugcPosts ?? [])];
  return reading(call, organization.id, async () => {
    const posts = await postsOf(call.world, organization.id);
    const chosen = posts.filter((post) => wanted.includes(post.id));
    const elements = chosen.map((post) => ({
      organizationalEntity: organization.urn,
      [kindOf(post.id)]: post.id,
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
  const organization = await asAdministrator(call, 'networkSizes', call.param('urn'));
  if (organization instanceof Response) return organization;
  if (call.url.searchParams.get('edgeType') !== 'COMPANY_FOLLOWED_BY_MEMBER')
    return illegalArgument('Invalid edgeType');
  const followers = ORGANIZATIONS.find(({ id }) => id === organization.id)?.followers;
  return reading(call, organization.id, async () => json({ firstDegreeSize: followers }));
}

/** GET /rest/memberFollowersCount?q=me */
export async function memberFollowers(call: Call): Promise<Response> {
  const token = await authenticateRest(call, 'memberFollowersCount', ['r_member_profileAnalytics']);
  if (token instanceof Response) return token;
  if (call.url.searchParams.get('q') !== 'me') return illegalArgument('Unknown finder');
  return reading(call, token.accountId, async () => json(listOf([{ memberFollowersCount: 1_204 }])));
}
