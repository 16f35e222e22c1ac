import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GET as callback } from '@/app/api/oauth/[platform]/callback/route';
import { GET as connect } from '@/app/api/oauth/[platform]/connect/route';
import { POST as choose } from '@/app/api/v2/account-choices/[id]/route';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { disconnectAccount } from '@/lib/domain/accounts/disconnect-account';
import { decideOnConsentPage } from '@/lib/sandbox/decide-on-consent-page';
import { PAGES } from '@/lib/sandbox/facebook/people';
import { createMemoryStore } from '@/lib/sandbox/memory-store';
import { createSandbox, type Sandbox } from '@/lib/sandbox/server';
import { createBusiness, createContext, createKey, createMember, createSession } from '@/prisma/factories';
import { sandboxEnvironment } from '@/scripts/launch/demo-environment';

const ORIGIN = 'http://localhost:3000';
const PAGE_IDS = PAGES.map(({ id }) => id);
const [FIRST = ''] = PAGE_IDS;

let sandbox: Sandbox;
let business: Awaited<ReturnType<typeof createBusiness>>;
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
  cookie = (await createSession((await createMember(business)).id)).cookie;
});

/** Connects a network as a person would. @returns where the callback leads to. */
async function connected(platform: 'facebook' | 'linkedin', as = ''): Promise<URL> {
  const route = { params: Promise.resolve({ platform }) };
  const get = async (handler: typeof connect, url: URL): Promise<URL> => {
    const answer = await handler(new Request(url, { headers: { cookie } }), route);
    return new URL(answer.headers.get('location') ?? '', ORIGIN);
  };
  const start = new URL(`/api/oauth/${platform}/connect?business=${business.slug}${as}`, ORIGIN);
  return get(callback, await decideOnConsentPage(await get(connect, start)));
}
const choiceOf = ({ searchParams }: URL): string => searchParams.get('choice') ?? '';
async function begun(): Promise<string> {
  return choiceOf(await connected('facebook'));
}

function post(id: string, body: unknown, headers: Record<string, string> = { cookie, origin: ORIGIN }) {
  const url = new URL(`/api/v2/account-choices/${id}`, ORIGIN);
  const request = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' } };
  return choose(new Request(url, { ...request, body: JSON.stringify(body) }), { params: Promise.resolve({ id }) });
}
const accounts = () =>
  prisma().socialAccount.findMany({ where: { businessId: business.id }, orderBy: { displayName: 'asc' } });

describe('a connection that discovers several', () => {
  it('leads to the choice, and connects none before it is made', async () => {
    const choice = await connected('facebook');
    expect(choice.pathname).toBe(`/${business.slug}/accounts/choose`);
    expect(choiceOf(choice)).toMatch(/^[\w-]{43}$/);
    expect(await accounts()).toEqual([]);

    const answer = await post(choiceOf(choice), { platformUserIds: PAGE_IDS });
    expect(answer.status).toBe(200);
    const { data } = await answer.json();
    const rows = await accounts();
    expect(rows.map((row) => row.displayName)).toEqual(PAGES.map(({ name }) => name));
    expect(new Set(data.accountIds)).toEqual(new Set(rows.map(({ id }) => id)));
    expect(data.releasedPosts).toBe(0);
  });

  it('is LinkedIn as a page, too', async () => {
    const choice = choiceOf(await connected('linkedin', '&as=page'));
    expect(await accounts()).toEqual([]);
    const unknown = await post(choice, { platformUserIds: ['none of them'] });
    expect((await unknown.json()).errors[0]).toMatchObject({ path: 'platformUserIds.0', code: 'unknown_identity' });
    expect(choice).toMatch(/^[\w-]{43}$/);
  });

  it('connects at once when all of them are connected, and asks when one was disconnected', async () => {
    await post(await begun(), { platformUserIds: PAGE_IDS });
    const [first] = await accounts();
    const where = { businessId: business.id };
    await prisma().socialAccount.updateMany({ where, data: { status: 'reconnect_required' } });
    const again = await connected('facebook');
    expect(`${again.pathname}${again.search}`).toBe(`/${business.slug}/accounts?connected=facebook`);
    expect((await accounts()).map(({ status }) => status)).toEqual(['connected', 'connected']);

    await disconnectAccount(await createContext(business), first?.id ?? '');
    expect((await connected('facebook')).pathname).toBe(`/${business.slug}/accounts/choose`);
    expect((await accounts())[0]).toMatchObject({ id: first?.id, isActive: false });
  });
});

describe('POST /api/v2/account-choices/{id}', () => {
  it('connects the chosen alone, and is answered 404 the second time', async () => {
    const id = await begun();
    expect((await post(id, { platformUserIds: [FIRST] })).status).toBe(200);
    const again = await post(id, { platformUserIds: PAGE_IDS });
    expect(again.status).toBe(404);
    expect(await again.json()).toMatchObject({ code: 'not_found', detail: expect.stringContaining('made already') });
    expect((await accounts()).map(({ platformUserId }) => platformUserId)).toEqual([FIRST]);
  });

  it.each([
    ['none chosen', { platformUserIds: [] }, 'platformUserIds'],
    ['no list', {}, 'platformUserIds'],
    ['an empty id', { platformUserIds: [''] }, 'platformUserIds.0'],
    ['more than any connection finds', { platformUserIds: Array(501).fill(FIRST) }, 'platformUserIds'],
    ['another field', { platformUserIds: [FIRST], all: true }, 'all'],
  ])('is refused with %s, and can be made again', async (_, body, path) => {
    const id = await begun();
    const refused = await post(id, body);
    expect(refused.status).toBe(422);
    expect((await refused.json()).errors[0]).toMatchObject({ path });
    expect(await accounts()).toEqual([]);
    expect((await post(id, { platformUserIds: Array(500).fill(FIRST) })).status).toBe(200);
  });

  it('is for the session that connected, from our own pages', async () => {
    const id = await begun();
    const body = { platformUserIds: [FIRST] };
    const editor = await createSession((await createMember(business, 'editor')).id);
    const admin = await createSession((await createMember(business, 'admin')).id);
    const { key } = await createKey(business);
    for (const [headers, status] of [
      [{}, 401],
      [{ cookie, origin: 'https://elsewhere.example' }, 403],
      [{ cookie: editor.cookie, origin: ORIGIN }, 403],
      [{ cookie: admin.cookie, origin: ORIGIN }, 404],
      [{ authorization: `Bearer ${key}` }, 403],
    ] as const) {
      expect((await post(id, body, headers)).status).toBe(status);
    }
    expect(await accounts()).toEqual([]);
    expect((await post(id, body)).status).toBe(200);
  });
});
