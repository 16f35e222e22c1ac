import type { Platform } from '@/lib/contracts/platform';
import { DAY, HOUR } from '@/lib/foundation/time';
import { saveGrant } from '@/lib/sandbox/facebook/grants';
import { PAGES, PEOPLE } from '@/lib/sandbox/facebook/people';
import { INSTAGRAM_ACCOUNTS } from '@/lib/sandbox/instagram/professionals';
import { recordPost } from '@/lib/sandbox/ledger';
import { MEMBERS, ORGANIZATIONS } from '@/lib/sandbox/linkedin/people';
import { createMemoryStore } from '@/lib/sandbox/memory-store';
import { createSandbox } from '@/lib/sandbox/server';
import { issueToken } from '@/lib/sandbox/tokens';
import { USERS } from '@/lib/sandbox/x/people';

export interface FakeAccount {
  platform: Platform;
  platformUserId: string;
  kind: 'person' | 'page' | 'professional';
  token: string;
  scopes: string[];
  metadata: Record<string, string>;
  posts: { id: string; createdAt: string }[];
}

interface Plan extends Omit<FakeAccount, 'token' | 'posts'> {
  userId: string | null;
  tokenKind: 'access' | 'page';
  postId: (index: number) => string;
}

const person = PEOPLE[0]?.id ?? '';
const member = MEMBERS[0]?.id ?? '';
const number = (index: number): string => String(1_700_000_000_000 + index);

/** Every account of the fakes that gives numbers. */
const PLANS: Plan[] = [
  ...ORGANIZATIONS.map(
    ({ id }): Plan => ({
      platform: 'linkedin',
      platformUserId: id,
      kind: 'page',
      scopes: ['r_organization_social', 'w_organization_social', 'rw_organization_admin'],
      metadata: { mode: 'community', app: 'community', author: `urn:li:organization:${id}` },
      userId: null,
      tokenKind: 'access',
      postId: (index) => `urn:li:share:${id}${number(index)}`,
    }),
  ),
  ...USERS.map(
    ({ id, username }): Plan => ({
      platform: 'x',
      platformUserId: id,
      kind: 'person',
      scopes: ['tweet.read', 'tweet.write', 'users.read', 'offline.access'],
      metadata: { username },
      userId: null,
      tokenKind: 'access',
      postId: (index) => `${id.slice(-3)}${number(index)}`,
    }),
  ),
  ...PAGES.map(
    ({ id }): Plan => ({
      platform: 'facebook',
      platformUserId: id,
      kind: 'page',
      scopes: ['pages_show_list', 'pages_read_engagement', 'pages_read_user_content', 'read_insights'],
      metadata: {},
      userId: person,
      tokenKind: 'page',
      postId: (index) => `${id}_${number(index)}`,
    }),
  ),
  ...INSTAGRAM_ACCOUNTS.map(
    ({ id, username }): Plan => ({
      platform: 'instagram',
      platformUserId: id,
      kind: 'professional',
      scopes: ['instagram_business_basic', 'instagram_business_manage_insights'],
      metadata: { username },
      userId: null,
      tokenKind: 'access',
      postId: (index) => `${id}${number(index)}`,
    }),
  ),
];

/** The four fakes in a process of their own, with so many posts of the last year, the same for each account. */
async function serve(postsInAll: number): Promise<void> {
  const sandbox = await createSandbox({ store: createMemoryStore(), port: 0 });
  const { world } = sandbox;
  const accounts: FakeAccount[] = [];
  await saveGrant(world, 'demo-facebook', person, {
    pageIds: PAGES.map(({ id }) => id),
    declined: [],
    dataAccessExpiresAtMs: world.now().getTime() + 90 * DAY,
  });
  for (const { postId, userId, tokenKind, ...plan } of PLANS) {
    const isPage = plan.platform === 'linkedin';
    const issued = await issueToken(world, {
      network: plan.platform,
      kind: tokenKind,
      accountId: isPage ? member : plan.platformUserId,
      userId,
      clientId: isPage ? 'demo-linkedin-community' : `demo-${plan.platform}`,
      scopes: plan.scopes,
      lifeMs: 60 * DAY,
    });
    const posts = Array.from({ length: Math.ceil(postsInAll / PLANS.length) }, (_, index) => ({
      id: postId(index),
      createdAt: new Date(world.now().getTime() - HOUR - ((index * 7_919) % (360 * 24)) * HOUR).toISOString(),
    }));
    for (const { id, createdAt } of posts) {
      await recordPost(world, {
        network: plan.platform,
        id,
        accountId: plan.platformUserId,
        author: 'Fjord Coffee Roasters',
        text: `Post ${id}`,
        media: [],
        createdAt,
        permalinkPath: `/${plan.platform}/${id}`,
        deletedAt: null,
        details: { published: true, mediaType: 'IMAGE' },
      });
    }
    accounts.push({ ...plan, token: issued.token, posts });
  }
  // A new token of LinkedIn is refused for its first seconds, and this is no test of that.
  await world.advance(60_000);
  await sandbox.start();
  process.send?.({ url: sandbox.url, accounts });
}

await serve(Number(process.argv[2]));
