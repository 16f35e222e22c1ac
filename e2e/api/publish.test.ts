import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MEDIA_LIMITS } from '@/lib/contracts/media-limits';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { decideOnConsentPage } from '@/lib/sandbox/decide-on-consent-page';
import { createKey } from '@/prisma/factories';

const { APP_URL = '', API_KEY = '' } = process.env;
const at = (path: string): URL => new URL(path, APP_URL);
const bearer = { authorization: '' };

const read = async (path: string) => {
  const answer = await fetch(at(`/api/v2/${path}`), { headers: bearer });
  expect(answer.status).toBe(200);
  return answer.json();
};
const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(at(`/api/v2/${path}`), {
    method,
    headers: { ...bearer, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

interface Account {
  id: string;
  platform: string;
  status: string;
}
let account: Account;
let mediaId: string;

/** A newcomer signs up, connects LinkedIn, and has a key made for the business. */
async function newcomer(): Promise<void> {
  const email = `newcomer-${randomUUID()}@example.com`;
  const signedUp = await fetch(at('/api/auth/sign-up/email'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: at('/').origin },
    body: JSON.stringify({ name: 'Newcomer', email, password: 'a-long-password', businessName: 'Corner Bakery' }),
  });
  expect(signedUp.status).toBe(200);
  const { business } = await prisma().membership.findFirstOrThrow({
    where: { user: { email } },
    include: { business: true },
  });
  const headers = { cookie: signedUp.headers.get('set-cookie')?.split(';')[0] ?? '' };
  const left = await fetch(at(`/api/oauth/linkedin/connect?business=${business.slug}`), {
    headers,
    redirect: 'manual',
  });
  expect(left.status).toBe(302);
  const back = await decideOnConsentPage(new URL(left.headers.get('location') ?? ''));
  const arrived = await fetch(back, { headers, redirect: 'manual' });
  expect(arrived.headers.get('location')).toBe(`/${business.slug}/accounts?connected=linkedin`);
  bearer.authorization = `Bearer ${(await createKey(business)).key}`;
}

async function upload(bytes: Uint8Array, type = 'image/png'): Promise<Response> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(bytes)], { type }), 'coffee.png');
  form.set('altText', 'A cup of coffee');
  return fetch(at('/api/v2/media'), { method: 'POST', headers: bearer, body: form });
}

beforeAll(async () => {
  await newcomer();
  const { data } = (await read('accounts')) as { data: Account[] };
  const connected = data.find(({ platform, status }) => platform === 'linkedin' && status === 'connected');
  if (!connected) throw new Error('LinkedIn was not connected.');
  account = connected;
  const picture = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#6f4e37' } })
    .png()
    .toBuffer();
  const uploaded = await upload(picture);
  expect(uploaded.status).toBe(201);
  mediaId = (await uploaded.json()).data.id;
});
afterAll(() => pool().stop());

describe('a key made on the command line', () => {
  it('opens the API of its business', async () => {
    const answer = await fetch(at('/api/v2/accounts'), { headers: { authorization: `Bearer ${API_KEY}` } });
    expect(answer.status).toBe(200);
  });
});

describe('a post', () => {
  it('goes out once, however often its request is sent, and stands in the history with its permalink', async () => {
    const key = randomUUID();
    const body = { accountIds: [account.id], content: `Fresh beans ${key}`, mediaIds: [mediaId] };
    const answers = await Promise.all([1, 2, 3].map(() => send('POST', 'publish', body, { 'idempotency-key': key })));
    const accepted = answers.filter(({ status }) => status === 202);
    expect(answers.every(({ status }) => status === 202 || status === 409)).toBe(true);
    const [first] = await Promise.all(accepted.map((answer) => answer.json()));
    const task = first.data[0];
    expect(task).toMatchObject({ accountId: account.id, platform: 'linkedin', status: 'pending' });

    const receipt = await vi.waitFor(
      async () => {
        const { data } = await read(`tasks/${task.taskId}`);
        expect(data.status).toBe('published');
        return data;
      },
      { timeout: 20_000, interval: 200 },
    );
    expect(receipt.publication.permalink).toMatch(/^https?:/);
    const { data } = await read('posts?platform=linkedin&limit=100');
    const standing = data.filter((post: { excerpt: string }) => post.excerpt.includes(key));
    expect(standing).toMatchObject([{ id: expect.any(String), scheduledPostId: task.id, mediaCount: 1 }]);
    expect(standing[0].permalink).toBe(receipt.publication.permalink);

    const replay = await send('POST', 'publish', body, { 'idempotency-key': key });
    expect([replay.status, replay.headers.get('idempotent-replayed')]).toEqual([202, 'true']);
    const changed = await send('POST', 'publish', { ...body, content: 'Other' }, { 'idempotency-key': key });
    expect((await changed.json()).code).toBe('idempotency_mismatch');
  });

  it('is scheduled, found by its task, moved, and cancelled', async () => {
    const scheduledAt = inAnHour();
    const made = await send('POST', 'scheduled-posts', { accountIds: [account.id], content: 'Later', scheduledAt });
    expect(made.status).toBe(201);
    const [{ id, taskId }] = (await made.json()).data;
    const moved = await send('PATCH', `scheduled-posts/${id}`, { content: 'Later still' });
    expect((await moved.json()).data).toMatchObject({ id, content: 'Later still', status: 'pending' });
    const listed = await read(`scheduled-posts?status=pending,held&from=${scheduledAt}`);
    expect(listed.data.map((post: { id: string }) => post.id)).toContain(id);
    const cancelled = await send('DELETE', `tasks/${taskId}`);
    expect([cancelled.status, (await cancelled.json()).data.status]).toEqual([200, 'cancelled']);
    expect((await send('DELETE', `scheduled-posts/${id}`)).status).toBe(200);
    expect((await send('PATCH', `scheduled-posts/${id}`, { content: 'Too late' })).status).toBe(409);
  });
});

describe('bad input', () => {
  const good = () => ({ accountIds: [account.id], content: 'Hello' });

  it.each<[string, () => unknown, number, string]>([
    ['no JSON', () => '{"content":', 400, ''],
    ['an empty text', () => ({ ...good(), content: '' }), 422, 'content'],
    ['a text that is too long', () => ({ ...good(), content: 'x'.repeat(3_001) }), 422, 'content'],
    ['no account', () => ({ ...good(), accountIds: [] }), 422, 'accountIds'],
    ['an unknown account', () => ({ ...good(), accountIds: ['acc_none'] }), 422, 'accountIds.0'],
    ['an unknown picture', () => ({ ...good(), mediaIds: ['media_none'] }), 422, 'mediaIds.0'],
    ['an unknown field', () => ({ ...good(), contents: 'x' }), 422, 'contents'],
    ['a variant for nobody', () => ({ ...good(), variants: { acc_x: { content: 'x' } } }), 422, 'variants.acc_x'],
  ])('%s is a clear problem', async (_, body, status, field) => {
    const answer = await send('POST', 'publish', body());
    const problem = await answer.json();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
    expect(problem.detail).not.toBe('');
    expect(problem.requestId).toBe(answer.headers.get('x-request-id'));
    if (field) expect(problem.errors.map((error: { path: string }) => error.path)).toContain(field);
  });

  it.each([
    ['in the past', '2020-01-01T00:00:00Z'],
    ['without a zone', '2030-01-01T00:00:00'],
    ['that is none', 'tomorrow'],
  ])('a time %s is refused on its field', async (_, scheduledAt) => {
    const answer = await send('POST', 'scheduled-posts', { ...good(), scheduledAt });
    expect(answer.status).toBe(422);
    expect((await answer.json()).errors[0].path).toBe('scheduledAt');
  });

  it('a file that is no picture, and one that is too large, are refused', async () => {
    const script = await upload(new TextEncoder().encode('<script>alert(1)</script>'));
    expect([script.status, (await script.json()).errors[0].path]).toEqual([422, 'file']);
    const tooLarge = new Uint8Array(MEDIA_LIMITS.image + 1);
    tooLarge.set([0xff, 0xd8, 0xff, 0xe0]);
    const large = await upload(tooLarge, 'image/jpeg');
    expect([large.status, (await large.json()).errors[0]]).toMatchObject([422, { path: 'file', code: 'too_large' }]);
  });

  it('another content type is refused', async () => {
    expect((await send('POST', 'publish', 'content=x', { 'content-type': 'text/plain' })).status).toBe(415);
  });
});
