import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GET as callback } from '@/app/api/oauth/[platform]/callback/route';
import { GET as connect } from '@/app/api/oauth/[platform]/connect/route';
import { PLATFORMS, type Platform } from '@/lib/contracts/platform-names';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { accountAccess } from '@/lib/domain/accounts/account-access';
import { disconnectAccount } from '@/lib/domain/accounts/disconnect-account';
import { decideOnConsentPage } from '@/lib/sandbox/decide-on-consent-page';
import { createMemoryStore } from '@/lib/sandbox/memory-store';
import { createSandbox, type Sandbox } from '@/lib/sandbox/server';
import {
  createBusiness,
  createContext,
  createMember,
  createScheduledPost,
  createSession,
  createUser,
} from '@/prisma/factories';
import { sandboxEnvironment } from '@/scripts/launch/demo-environment';

let sandbox: Sandbox;
let business: Awaited<ReturnType<typeof createBusiness>>;
let owner: { id: string };
let cookie: string;

beforeAll(async () => {
  sandbox = await createSandbox({ store: createMemoryStore(), port: 0 });
  await sandbox.start();
  Object.assign(process.env, sandboxEnvironment(sandbox.url));
});
afterAll(async () => {
  await sandbox.stop();
  await pool().stop();
});
beforeEach(async () => {
  business = await createBusiness();
  owner = await createMember(business);
  cookie = (await createSession(owner.id)).cookie;
});

const call = (handler: typeof connect, url: URL | string, headers: Record<string, string>): Promise<Response> => {
  const address = new URL(url, 'http://localhost:3000');
  const platform = address.pathname.split('/')[3] ?? '';
  return handler(new Request(address, { headers }), { params: Promise.resolve({ platform }) });
};
const start = (platform: string, business_: string, headers: Record<string, string> = { cookie }): Promise<Response> =>
  call(connect, `/api/oauth/${platform}/connect?business=${business_}`, headers);
const finish = (url: URL, headers: Record<string, string> = { cookie }): Promise<Response> =>
  call(callback, url, headers);
const locationOf = (answer: Response): string => answer.headers.get('location') ?? '';

/** Goes to the network and decides there. @returns the address of ours that the network sends the person to. */
async function decide(platform: Platform, decision: 'allow' | 'cancel' = 'allow', as = ''): Promise<URL> {
  const answer = await start(platform, `${business.slug}${as}`);
  expect(answer.status).toBe(302);
  return decideOnConsentPage(new URL(locationOf(answer)), decision);
}
const accounts = () => prisma().socialAccount.findMany({ where: { businessId: business.id }, orderBy: { id: 'asc' } });

describe('connecting', () => {
  it.each(PLATFORMS.filter((platform) => platform !== 'facebook'))(
    '%s leads back to the accounts page, with a sealed token that opens for its account',
    async (platform) => {
      const answer = await finish(await decide(platform));
      expect([answer.status, locationOf(answer)]).toEqual([302, `/${business.slug}/accounts?connected=${platform}`]);
      const [account] = await accounts();
      expect(account).toMatchObject({ platform, isActive: true, status: 'connected', connectedBy: owner.id });
      const access = await accountAccess(business.id, account?.id ?? '');
      expect(access.accessToken.length).toBeGreaterThan(10);
      expect(account?.accessTokenSealed).toMatch(/^v1\./);
      expect(account?.accessTokenSealed).not.toContain(access.accessToken);
      const audit = await prisma().auditEvent.findMany({ where: { businessId: business.id } });
      expect(audit[0]).toMatchObject({ action: 'account.connected', actorId: owner.id });
      expect(JSON.stringify(audit)).not.toContain(access.accessToken);
    },
  );

  it('again updates the same account and releases what waited for it', async () => {
    await finish(await decide('linkedin'));
    const [before] = await accounts();
    const account = { id: before?.id ?? '', platform: 'linkedin' as const };
    const post = await createScheduledPost(business, account);
    const ctx = await createContext(business);
    await disconnectAccount(ctx, account.id);
    const held = await prisma().scheduledPost.findUniqueOrThrow({ where: { id: post.id } });
    expect(held).toMatchObject({ status: 'held', errorCode: 'disconnected' });
    await expect(accountAccess(business.id, account.id)).rejects.toThrow(/disconnected/);

    await finish(await decide('linkedin'));
    const after = await accounts();
    expect(after).toHaveLength(1);
    expect(after[0]).toMatchObject({ id: account.id, isActive: true, status: 'connected' });
    const released = await prisma().scheduledPost.findUniqueOrThrow({ where: { id: post.id } });
    expect(released).toMatchObject({ status: 'pending', errorCode: null });
  });

  it('by two businesses keeps two accounts of the one identity', async () => {
    await finish(await decide('x'));
    const first = business;
    business = await createBusiness();
    await prisma().membership.create({
      data: { id: `mem_${business.id}`, businessId: business.id, userId: owner.id, role: 'owner' },
    });
    await finish(await decide('x'));
    const both = await prisma().socialAccount.findMany({ where: { businessId: { in: [first.id, business.id] } } });
    expect(both).toHaveLength(2);
    expect(new Set(both.map((it) => it.accessTokenSealed)).size).toBe(2);
  });

  it('declined says so on the accounts page and connects nothing', async () => {
    const answer = await finish(await decide('linkedin', 'cancel'));
    expect(locationOf(answer)).toBe(`/${business.slug}/accounts?error=denied&platform=linkedin`);
    expect(await accounts()).toEqual([]);
  });

  it('with a code that the network did not give says that it refused', async () => {
    const url = await decide('linkedin');
    url.searchParams.set('code', 'forged');
    expect(locationOf(await finish(url))).toContain('error=network_refused');
    expect(await accounts()).toEqual([]);
  });
});

describe('connecting LinkedIn', () => {
  const changeApp = async (change: object): Promise<void> => {
    const app = `${sandbox.url}/__fake/linkedin/apps/demo-linkedin-community`;
    await fetch(app, { method: 'POST', body: JSON.stringify(change) });
  };
  afterEach(() => changeApp({}));

  it('asks for less at once where LinkedIn does not let the app ask for all', async () => {
    await changeApp({ refuses: ['r_member_social'] });
    const asked = await start('linkedin', `${business.slug}&as=person`);
    const refusal = await fetch(locationOf(asked), { redirect: 'manual' });
    const less = await finish(new URL(locationOf(refusal)));
    expect(new URL(locationOf(less)).searchParams.get('client_id')).toBe('demo-linkedin');
    const back = await decideOnConsentPage(new URL(locationOf(less)));
    expect(locationOf(await finish(back))).toBe(`/${business.slug}/accounts?connected=linkedin&limited=yes`);
    expect((await accounts())[0]?.metadata).toMatchObject({ mode: 'share', app: 'share' });
  });

  it('says that scopes for reading were dropped in silence', async () => {
    await changeApp({ drops: ['r_member_social'] });
    expect(locationOf(await finish(await decide('linkedin')))).toContain('limited=yes');
    expect((await accounts())[0]?.metadata).toMatchObject({ mode: 'share', app: 'community' });
  });

  it('as a page says that the app may not', async () => {
    await changeApp({ refuses: ['w_organization_social'] });
    const asked = await start('linkedin', `${business.slug}&as=page`);
    const refusal = await fetch(locationOf(asked), { redirect: 'manual' });
    const answer = await finish(new URL(locationOf(refusal)));
    expect(locationOf(answer)).toBe(`/${business.slug}/accounts?error=scopes_refused&platform=linkedin`);
    expect(await accounts()).toEqual([]);
  });
});

describe('the state of a connection', () => {
  const refused = async (answer: Response) => {
    expect(answer.status).toBe(422);
    expect((await answer.json()).errors[0]).toMatchObject({ path: 'state', code: 'invalid_state' });
    expect(await accounts()).toEqual([]);
  };

  it('is long, and never the same', async () => {
    const answers = [await start('x', business.slug), await start('x', business.slug)];
    const [first, second] = answers.map((it) => new URL(locationOf(it)).searchParams);
    expect(first?.get('state')).toMatch(/^[\w-]{43}$/);
    expect(first?.get('state')).not.toBe(second?.get('state'));
    expect(first?.get('code_challenge')).not.toBe(second?.get('code_challenge'));
  });

  it('is good once', async () => {
    const url = await decide('linkedin');
    await finish(url);
    const again = await finish(url);
    expect(again.status).toBe(422);
    const browser = await finish(url, { cookie, accept: 'text/html' });
    expect(locationOf(browser)).toBe(`/${business.slug}/accounts?error=invalid_state&platform=linkedin`);
  });

  it('is refused when it is made up or missing', async () => {
    for (const search of ['?code=1&state=made-up', '?code=1', '?error=access_denied']) {
      await refused(await finish(new URL(`http://localhost:3000/api/oauth/linkedin/callback${search}`)));
    }
  });

  it('is refused in another session of the same person', async () => {
    const url = await decide('linkedin');
    await refused(await finish(url, { cookie: (await createSession(owner.id)).cookie }));
  });

  it('is refused from another person, and used up by it', async () => {
    const url = await decide('linkedin');
    const colleague = await createMember(business);
    await refused(await finish(url, { cookie: (await createSession(colleague.id)).cookie }));
    await refused(await finish(url));
  });

  it('is refused for another network', async () => {
    const url = await decide('linkedin');
    await refused(await finish(new URL(`/api/oauth/x/callback${url.search}`, url)));
  });

  it('is not even looked at without a session', async () => {
    const url = await decide('linkedin');
    expect((await finish(url, {})).status).toBe(401);
    expect(locationOf(await finish(url, { accept: 'text/html' }))).toBe('/sign-in?next=%2F');
    expect((await finish(url)).status).toBe(302);
    expect(await accounts()).toHaveLength(1);
  });

  it('is of no use to somebody who left the business meanwhile', async () => {
    const url = await decide('linkedin');
    await prisma().membership.deleteMany({ where: { userId: owner.id } });
    expect((await finish(url)).status).toBe(404);
    expect(await accounts()).toEqual([]);
  });
});

describe('starting a connection', () => {
  it('leads a stranger through the sign-in and back', async () => {
    const answer = await start('linkedin', business.slug, { accept: 'text/html' });
    const next = encodeURIComponent(`/api/oauth/linkedin/connect?business=${business.slug}`);
    expect(locationOf(answer)).toBe(`/sign-in?next=${next}`);
    expect((await start('linkedin', business.slug, {})).status).toBe(401);
  });

  it('finds no business of others, and no network that is none', async () => {
    const other = await createBusiness();
    for (const asked of [other.slug, other.id, 'none', '']) expect((await start('linkedin', asked)).status).toBe(404);
    expect((await start('myspace', business.slug)).status).toBe(404);
  });

  it('is not for an editor, nor for somebody without a business', async () => {
    const editor = await createMember(business, 'editor');
    const session = { cookie: (await createSession(editor.id)).cookie };
    expect((await start('linkedin', business.slug, session)).status).toBe(403);
    const inBrowser = await start('linkedin', business.slug, { ...session, accept: 'text/html' });
    expect(locationOf(inBrowser)).toBe(`/${business.slug}/accounts?error=forbidden&platform=linkedin`);
    const nobody = await createSession((await createUser()).id);
    expect((await start('linkedin', business.slug, { cookie: nobody.cookie })).status).toBe(404);
  });
});
