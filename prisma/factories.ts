import { createHmac, randomBytes } from 'node:crypto';
import type { Platform } from '@/lib/contracts/platform';
import type { MembershipRole } from '@/lib/contracts/session';
import { prisma } from '@/lib/data/db/client';
import type { Prisma } from '@/lib/data/db/generated/client';
import { vault } from '@/lib/data/vault';
import { tokenContext } from '@/lib/domain/accounts/token-context';
import type { BusinessContext } from '@/lib/domain/context';
import { env } from '@/lib/foundation/env';
import { newId } from '@/lib/foundation/ids';
import { HOUR, MINUTE, plus } from '@/lib/foundation/time';
import { API_KEY_SCOPES, type ApiKeyScope, createApiKey } from '@/lib/server/auth/api-keys';
import { sessionCookieName } from '@/lib/server/auth/read-session';

/** Makers of test data on the test's own database: each call a row that is whole, different from every other. */
type Business = BusinessContext['business'];

const unique = (): string => randomBytes(6).toString('hex');

export async function createUser(
  given: Partial<Prisma.UserUncheckedCreateInput> = {},
): Promise<{ id: string; email: string }> {
  const id = newId('user');
  return prisma().user.create({ data: { id, name: 'Test Person', email: `${unique()}@example.com`, ...given } });
}

export async function createBusiness(given: Partial<Prisma.BusinessUncheckedCreateInput> = {}): Promise<Business> {
  const data = { id: newId('biz'), slug: `business-${unique()}`, name: 'Test Business', timeZone: 'Europe/Oslo' };
  return prisma().business.create({
    data: { ...data, ...given },
    select: { id: true, slug: true, name: true, timeZone: true },
  });
}

export async function createMember(
  business: Business,
  role: MembershipRole = 'owner',
): Promise<{ id: string; email: string }> {
  const user = await createUser();
  await prisma().membership.create({ data: { id: newId('mem'), businessId: business.id, userId: user.id, role } });
  return user;
}

/** A signed-in session. @returns its id and the Cookie header that carries it. */
export async function createSession(
  userId: string,
  expiresAt = plus(new Date(), HOUR),
): Promise<{ id: string; cookie: string }> {
  const id = newId('auth');
  const token = randomBytes(24).toString('base64url');
  await prisma().session.create({ data: { id, token, userId, expiresAt } });
  const signature = createHmac('sha256', env().AUTH_SECRET).update(token).digest('base64');
  return { id, cookie: `${sessionCookieName()}=${encodeURIComponent(`${token}.${signature}`)}` };
}

export async function createKey(
  business: Business,
  scopes: ApiKeyScope[] = [...API_KEY_SCOPES],
): Promise<{ id: string; key: string }> {
  return createApiKey(business.id, { name: 'Test key', scopes });
}

/** What a verb is given by an owner of the business. */
export async function createContext(business?: Business, now = new Date()): Promise<BusinessContext> {
  const its = business ?? (await createBusiness());
  const { id } = await createMember(its);
  return { business: its, actor: { type: 'user', id, role: 'owner' }, now };
}

/** A connected account whose token is `token-of-<id>`. */
export async function createAccount(
  business: Business,
  platform: Platform,
  given: Partial<Prisma.SocialAccountUncheckedCreateInput> = {},
): Promise<{ id: string; platform: Platform; platformUserId: string }> {
  const id = newId('acc');
  return prisma().socialAccount.create({
    data: {
      id,
      businessId: business.id,
      platform,
      kind: 'person',
      platformUserId: unique(),
      displayName: `Test on ${platform}`,
      accessTokenSealed: vault().seal(`token-of-${id}`, tokenContext(id, 'access')),
      scopes: ['write'],
      connectedAt: new Date(),
      ...given,
    },
  });
}

/** A post waiting for one account, due in an hour. */
export async function createScheduledPost(
  business: Business,
  account: { id: string; platform: Platform },
  given: Partial<Prisma.ScheduledPostUncheckedCreateInput> = {},
): Promise<{ id: string; taskId: string; postId: string }> {
  const post = await prisma().post.create({
    data: { id: newId('post'), businessId: business.id, content: 'A test post', mediaIds: [], source: 'user' },
  });
  return prisma().scheduledPost.create({
    data: {
      id: newId('sch'),
      businessId: business.id,
      postId: post.id,
      accountId: account.id,
      platform: account.platform,
      taskId: newId('task'),
      scheduledAt: plus(new Date(), HOUR),
      content: 'A test post',
      excerpt: 'A test post',
      mediaIds: [],
      ...given,
    },
  });
}

/** A post that stands on its network, published a minute ago, whose numbers are due. */
export async function createPublication(
  business: Business,
  account: { id: string; platform: Platform },
  { publishedAt = plus(new Date(), -MINUTE), dueAt = new Date() }: { publishedAt?: Date; dueAt?: Date | null } = {},
): Promise<{ id: string; platformPostId: string }> {
  const id = newId('pub');
  const platformPostId = unique();
  await prisma().publishedPost.create({
    data: {
      id,
      businessId: business.id,
      accountId: account.id,
      platform: account.platform,
      platformPostId,
      excerpt: 'A test post',
      publishedAt,
      watch: { create: { businessId: business.id, accountId: account.id, publishedAt, dueAt } },
    },
  });
  return { id, platformPostId };
}
