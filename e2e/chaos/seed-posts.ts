import { PLATFORMS, type Platform } from '@/lib/contracts/platform-names';
import { prisma } from '@/lib/data/db/client';
import { vault } from '@/lib/data/vault';
import { tokenContext } from '@/lib/domain/accounts/token-context';
import { storeBytes } from '@/lib/domain/media/store-bytes-fixture';
import { newId } from '@/lib/foundation/ids';
import { plus } from '@/lib/foundation/time';
import { platformAdapter } from '@/lib/platforms/registry';
import { addCrowd, type Newcomer } from '@/lib/sandbox/crowd';
import { createBusiness, createContext } from '@/prisma/factories';
import { decideOnConsentPage } from '../../lib/sandbox/decide-on-consent-page';

interface SeedOptions {
  posts: number;
  seconds: number;
  startsAt: Date;
  accounts: readonly Account[];
}

export interface Account {
  id: string;
  platform: Platform;
  businessId: string;
  mediaId: string;
}

/** As many as a crowd of real accounts: one post of an account goes out at a time, and its list of posts stays short. */
const BUSINESSES = 50;
const AT_ONCE = 5;

/** The text of post `number`: how the networks' books are matched with ours. */
export const markerOf = (number: number): string => `Chaos post ${number}.`;

/** Several businesses, each with an account of its own on each network. */
export async function connectBusinesses(picture: Buffer): Promise<Account[]> {
  const people = addCrowd(BUSINESSES);
  const accounts: Account[] = [];
  for (let from = 0; from < people.length; from += AT_ONCE) {
    const some = people.slice(from, from + AT_ONCE);
    accounts.push(...(await Promise.all(some.map((person) => connectBusiness(person, picture)))).flat());
  }
  return accounts;
}

/** `posts` posts over `seconds`, in turn on each account. */
export async function seedPosts({ posts, seconds, startsAt, accounts }: SeedOptions): Promise<void> {
  const rows = Array.from({ length: posts }, (_, number) => {
    const account = accounts[number % accounts.length];
    if (!account) throw new Error('The fakes have no account.');
    const postId = newId('post');
    const content = markerOf(number);
    const mediaIds = account.platform === 'instagram' ? [account.mediaId] : [];
    const scheduledAt = plus(startsAt, Math.floor((number / posts) * seconds * 1_000));
    return { account, postId, content, mediaIds, scheduledAt };
  });
  for (let from = 0; from < rows.length; from += 1_000) {
    const some = rows.slice(from, from + 1_000);
    await prisma().post.createMany({
      data: some.map(({ account, postId, content, mediaIds }) => {
        return { id: postId, businessId: account.businessId, content, mediaIds, source: 'system' };
      }),
    });
    await prisma().scheduledPost.createMany({
      data: some.map(({ account, postId, content, mediaIds, scheduledAt }) => ({
        ...{
          id: newId('sch'),
          taskId: newId('task'),
          businessId: account.businessId,
          postId,
          content,
          mediaIds,
          scheduledAt,
        },
        ...{ accountId: account.id, platform: account.platform, excerpt: content },
      })),
    });
  }
}

async function connectBusiness(person: Newcomer, picture: Buffer): Promise<Account[]> {
  const business = await createBusiness({ probeUnreadable: true });
  const media = await storeBytes(await createContext(business), picture, { fileName: 'square.jpg' });
  const connected = (
    await Promise.all(PLATFORMS.map((platform) => connect(business.id, platform, person[platform])))
  ).flat();
  return connected.map((account) => ({ ...account, businessId: business.id, mediaId: media.id }));
}

async function connect(
  businessId: string,
  platform: Platform,
  person: string,
): Promise<Pick<Account, 'id' | 'platform'>[]> {
  const adapter = platformAdapter(platform);
  const request = { redirectUri: 'http://localhost/callback', state: newId('req'), codeVerifier: 'v'.repeat(43) };
  const url = await decideOnConsentPage(await adapter.authorizationUrl(request), 'allow', person);
  const discovered = await adapter.connect({ url, request, now: new Date() });
  const rows = discovered.map(({ token, ...account }) => {
    const id = newId('acc');
    return {
      ...{ id, businessId, platform, connectedAt: new Date(), scopes: token.scopes, tokenExpiresAt: token.expiresAt },
      ...{ platformUserId: account.platformUserId, kind: account.kind, displayName: account.displayName },
      ...{ username: account.username, metadata: account.metadata },
      accessTokenSealed: vault().seal(token.accessToken, tokenContext(id, 'access')),
      refreshTokenSealed: token.refreshToken && vault().seal(token.refreshToken, tokenContext(id, 'refresh')),
    };
  });
  await prisma().socialAccount.createMany({ data: rows });
  return rows.map(({ id }) => ({ id, platform }));
}
