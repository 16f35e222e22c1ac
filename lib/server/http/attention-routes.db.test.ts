import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as adopt } from '@/app/api/v2/scheduled-posts/[id]/adopt/route';
import { POST as sendAgain } from '@/app/api/v2/scheduled-posts/[id]/send-again/route';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { HOUR, plus } from '@/lib/foundation/time';
import { createAccount, createBusiness, createKey, createScheduledPost } from '@/prisma/factories';

const ROUTES = { adopt, 'send-again': sendAgain } as const;
type Verb = keyof typeof ROUTES;
const VERBS = ['adopt', 'send-again'] as const satisfies Verb[];

let business: Awaited<ReturnType<typeof createBusiness>>;
let id: string;
let key: string;
beforeEach(async () => {
  business = await createBusiness();
  const account = await createAccount(business, 'linkedin');
  ({ id } = await createScheduledPost(business, account, { status: 'needs_attention' }));
  ({ key } = await createKey(business));
  await prisma().publishAttempt.create({
    data: {
      id: `att_${id}`,
      businessId: business.id,
      scheduledPostId: id,
      accountId: account.id,
      platform: 'linkedin',
      number: 1,
      fence: 1,
      state: 'unknown',
      payloadFingerprint: 'f',
      requestedAt: plus(new Date(), -HOUR),
    },
  });
});
afterAll(() => pool().stop());

const post = (verb: Verb, body: unknown = {}, headers: Record<string, string> = {}, of = id) =>
  ROUTES[verb](
    new Request(`http://localhost:3000/api/v2/scheduled-posts/${of}/${verb}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...headers },
      body: JSON.stringify(body),
    }),
    { params: Promise.resolve({ id: of }) },
  );
const status = async () => (await prisma().scheduledPost.findUniqueOrThrow({ where: { id } })).status;

describe.each(VERBS)('POST /api/v2/scheduled-posts/{id}/%s', (verb) => {
  it('settles the post, and a repeated request gets the first answer', async () => {
    const headers = { 'idempotency-key': `key-${id}` };
    const [first, again] = [await post(verb, {}, headers), await post(verb, {}, headers)];
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(await again.json()).toEqual(await first.json());
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await status()).toBe(verb === 'adopt' ? 'published' : 'pending');
    const done = await post(verb);
    expect(done.status).toBe(409);
    expect(await done.json()).toMatchObject({ code: 'conflict' });
  });

  it.each([
    ['an unknown field', { referrer: 'x' }],
    ['a field of another form', { reference: 7, scheduledAt: 7 }],
    ['too long or no time', { reference: 'x'.repeat(2_001), scheduledAt: 'soon' }],
  ])('is refused with %s', async (_name, body) => {
    expect((await post(verb, body)).status).toBe(422);
    expect(await status()).toBe('needs_attention');
  });

  it('is for those who may publish, in their own business', async () => {
    expect((await post(verb, {}, { authorization: '' })).status).toBe(401);
    const reader = await createKey(business, ['read']);
    expect((await post(verb, {}, { authorization: `Bearer ${reader.key}` })).status).toBe(403);
    const stranger = await createKey(await createBusiness());
    expect((await post(verb, {}, { authorization: `Bearer ${stranger.key}` })).status).toBe(404);
    expect((await post(verb, {}, {}, 'sch_none')).status).toBe(404);
    expect(await status()).toBe('needs_attention');
  });
});

it('a link that is none of the network is named as such', async () => {
  const answer = await post('adopt', { reference: 'https://x.com/fjord/status/1' });
  expect(answer.status).toBe(422);
  expect((await answer.json()).errors).toMatchObject([{ path: 'reference', code: 'not_understood' }]);
});
