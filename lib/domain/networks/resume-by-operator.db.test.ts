import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POST } from '@/app/api/admin/networks/[platform]/resume/route';
import { GET } from '@/app/api/admin/networks/route';
import { networksSchema } from '@/lib/contracts/networks';
import { PLATFORMS, type Platform } from '@/lib/contracts/platform';
import { problemSchema } from '@/lib/contracts/problem';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { env } from '@/lib/foundation/env';
import { plus, SECOND } from '@/lib/foundation/time';
import type { Outcome } from '@/lib/platforms/platform';
import { platformAdapter } from '@/lib/platforms/registry';
import {
  createAccount,
  createBusiness,
  createKey,
  createScheduledPost,
  createSession,
  createUser,
} from '@/prisma/factories';
import { publishDueRows } from '../publishing/claim-fixture';

const ORIGIN = new URL(env().APP_URL).origin;
const REFUSALS: Partial<Record<Platform, Outcome>> = {
  linkedin: { kind: 'API_VERSION', code: 'NONEXISTENT_VERSION', detail: 'Version 202504 is not active' },
  x: { kind: 'BILLING', code: 'CreditsDepleted', detail: 'No credits.' },
};
const originals = PLATFORMS.map((platform) => [platform, platformAdapter(platform).publish] as const);
let refusing: Partial<Record<Platform, Outcome>> = {};
let business: Awaited<ReturnType<typeof createBusiness>>;
let operator: Record<string, string>;
let member: Record<string, string>;

const headersOf = async (user: { id: string }) => ({ cookie: (await createSession(user.id)).cookie, origin: ORIGIN });
const resume = (platform: string, headers: Record<string, string>): Promise<Response> =>
  POST(new Request(`${ORIGIN}/api/admin/networks/${platform}/resume`, { method: 'POST', headers }), {
    params: Promise.resolve({ platform }),
  });
const read = (headers: Record<string, string>): Promise<Response> =>
  GET(new Request(`${ORIGIN}/api/admin/networks`, { headers }), { params: Promise.resolve({}) });
const refusalOf = async (answer: Response) => {
  const { code } = problemSchema.parse(await answer.json());
  return [answer.status, code];
};

async function due(platform: Platform, secondsAgo: number): Promise<void> {
  const account = await createAccount(business, platform);
  await createScheduledPost(business, account, { scheduledAt: plus(new Date(), -secondsAgo * SECOND) });
}
const statuses = async (): Promise<string[]> => {
  const posts = await prisma().scheduledPost.findMany({ orderBy: [{ platform: 'asc' }, { scheduledAt: 'asc' }] });
  return posts.map(({ platform, status }) => `${platform} ${status}`);
};

beforeAll(async () => {
  business = await createBusiness();
  operator = await headersOf(await createUser({ isAdmin: true }));
  member = await headersOf(await createUser());
  for (const platform of PLATFORMS) {
    platformAdapter(platform).publish = async () =>
      refusing[platform] ?? {
        kind: 'OK',
        platformPostId: crypto.randomUUID(),
        permalink: null,
        publishedAt: new Date(),
      };
  }
});
beforeEach(async () => {
  await prisma().scheduledPost.deleteMany({});
  await prisma().platformPause.deleteMany({});
  refusing = {};
});
afterAll(async () => {
  for (const [platform, publish] of originals) platformAdapter(platform).publish = publish;
  await pool().stop();
});

describe('who is no operator', () => {
  it.each<[string, () => Promise<Record<string, string>>, number, string]>([
    ['nobody', async () => ({}), 401, 'unauthenticated'],
    ['a program', async () => ({ authorization: `Bearer ${(await createKey(business)).key}` }), 401, 'unauthenticated'],
    ['a member', async () => member, 404, 'not_found'],
  ])('%s may neither look nor resume', async (_, headers, status, code) => {
    await prisma().platformPause.create({
      data: { platform: 'x', reason: 'BILLING', code: 'C', detail: 'D', probeAt: new Date() },
    });
    expect(await refusalOf(await read(await headers()))).toEqual([status, code]);
    expect(await refusalOf(await resume('x', await headers()))).toEqual([status, code]);
    expect(await prisma().platformPause.count()).toBe(1);
  });

  it('another site may not resume in the operator’s name', async () => {
    const elsewhere = { ...operator, origin: 'https://elsewhere.example' };
    expect(await refusalOf(await resume('x', elsewhere))).toEqual([403, 'forbidden']);
  });
});

describe('the operator', () => {
  it('sees why networks rest and what waits, and lets one go while another rests on; no post fails', async () => {
    refusing = REFUSALS;
    for (const platform of PLATFORMS) for (const seconds of [3, 2]) await due(platform, seconds);
    await publishDueRows();
    const { networks } = networksSchema.parse(await (await read(operator)).json());
    expect(networks.map(({ platform, pause, postsOverdue }) => [platform, pause?.reason, postsOverdue])).toEqual([
      ['linkedin', 'API_VERSION', 2],
      ['x', 'BILLING', 2],
      ['facebook', undefined, 0],
      ['instagram', undefined, 0],
    ]);
    expect(networks[0]?.pause).toMatchObject({ code: 'NONEXISTENT_VERSION', probes: 0 });

    refusing = { x: REFUSALS.x };
    expect(await (await resume('linkedin', operator)).json()).toEqual({ platform: 'linkedin', resumed: true });
    await publishDueRows();
    const published = ['published', 'published'];
    const expected = (x: string[]) => [
      ...published.map((status) => `linkedin ${status}`),
      ...x.map((status) => `x ${status}`),
      ...published.map((status) => `facebook ${status}`),
      ...published.map((status) => `instagram ${status}`),
    ];
    expect(await statuses()).toEqual(expected(['pending', 'pending']));

    refusing = {};
    expect((await resume('x', operator)).status).toBe(200);
    await publishDueRows();
    expect(await statuses()).toEqual(expected(published));
    expect(await prisma().platformPause.count()).toBe(0);
  });

  it('who resumes a network that still refuses sees it paused again, and no post fails', async () => {
    refusing = REFUSALS;
    await due('linkedin', 1);
    await publishDueRows();
    expect(await (await resume('linkedin', operator)).json()).toMatchObject({ resumed: true });
    await publishDueRows();
    expect(await statuses()).toEqual(['linkedin pending']);
    expect(await prisma().platformPause.findMany()).toMatchObject([{ platform: 'linkedin', probes: 0 }]);
  });

  it('resumes once, however often it is asked', async () => {
    refusing = REFUSALS;
    await due('x', 1);
    await publishDueRows();
    const answers = await Promise.all([resume('x', operator), resume('x', operator)]);
    const resumed = await Promise.all(answers.map(async (answer) => (await answer.json()).resumed));
    expect(resumed.sort()).toEqual([false, true]);
    expect(await (await resume('x', operator)).json()).toEqual({ platform: 'x', resumed: false });
  });

  it('is told which network there is not', async () => {
    expect(await refusalOf(await resume('myspace', operator))).toEqual([422, 'invalid_input']);
  });
});
