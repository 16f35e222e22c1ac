import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { createAccount, createBusiness, createKey, createMember, createSession } from '@/prisma/factories';

const APP_URL = process.env.APP_URL ?? '';
const DAY_MS = 86_400_000;
const tomorrow = new Date(Date.now() + DAY_MS).toISOString();
const MANY = Array.from({ length: 51 }, (_, n) => `acc_${n}`);

type Headers = Record<string, string>;
let business: { id: string };
let accountId: string;
let approver: Headers;
let writer: Headers;
let reader: Headers;
let editor: Headers;
let viewer: Headers;

beforeAll(async () => {
  const made = await createBusiness({ needsApproval: true });
  business = made;
  const later = new Date(tomorrow);
  accountId = (await createAccount(made, 'linkedin', { metricsDueAt: later, inspectNotBefore: later })).id;
  const keyOf = async (...scopes: ('read' | 'publish' | 'approve')[]) => ({
    authorization: `Bearer ${(await createKey(made, scopes)).key}`,
  });
  const personOf = async (role: 'editor' | 'viewer') => ({
    cookie: (await createSession((await createMember(made, role)).id)).cookie,
    origin: new URL(APP_URL).origin,
  });
  approver = await keyOf('read', 'publish', 'approve');
  writer = await keyOf('read', 'publish');
  reader = await keyOf('read');
  editor = await personOf('editor');
  viewer = await personOf('viewer');
});
afterAll(async () => {
  await prisma().scheduledPost.deleteMany({ where: { businessId: business.id } });
  await pool().stop();
});

async function send(method: string, path: string, headers: Headers, body?: object) {
  const answer = await fetch(new URL(`/api/v2/${path}`, APP_URL), {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: body && JSON.stringify(body),
  });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

const post = () => ({ accountIds: [accountId], content: 'To be read twice' });
const written = async (given: object = {}) => (await send('POST', 'drafts', writer, { ...post(), ...given })).body.data;

describe('a draft by the API', () => {
  it('is kept half written, completed, reviewed, returned, approved and scheduled', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() };
    const made = await send('POST', 'drafts', { ...writer, ...key }, { content: 'Half' });
    expect(made.status).toBe(201);
    const again = await send('POST', 'drafts', { ...writer, ...key }, { content: 'Half' });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.body).toEqual(made.body);
    const { id } = made.body.data;
    const refused = await send('POST', `drafts/${id}/submit`, writer, { version: 1 });
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'accountIds']);

    await send('PATCH', `drafts/${id}`, writer, { version: 1, ...post(), scheduledAt: tomorrow });
    const submitted = await send('POST', `drafts/${id}/submit`, writer, { version: 2 });
    expect(submitted.body.data).toMatchObject({ state: 'in_review', version: 3, scheduledAt: tomorrow });
    expect((await send('GET', 'drafts?state=in_review&limit=5', reader)).body).toMatchObject({ data: [{ id }] });
    const returned = await send('POST', `drafts/${id}/return`, approver, { version: 3, comment: ' Shorter ' });
    expect(returned.body.data).toMatchObject({ state: 'draft', comment: 'Shorter' });
    await send('POST', `drafts/${id}/submit`, writer, { version: 4 });
    expect((await send('POST', `drafts/${id}/withdraw`, writer, { version: 5 })).body.data.state).toBe('draft');
    await send('POST', `drafts/${id}/submit`, writer, { version: 6 });

    const once = { 'idempotency-key': crypto.randomUUID() };
    const approved = await send('POST', `drafts/${id}/approve`, { ...approver, ...once }, { version: 7 });
    expect(approved.body.data).toMatchObject({ state: 'scheduled', comment: null });
    expect(approved.body.posts).toMatchObject([{ accountId, status: 'pending', scheduledAt: tomorrow }]);
    const replayed = await send('POST', `drafts/${id}/approve`, { ...approver, ...once }, { version: 7 });
    expect(replayed.body).toEqual(approved.body);
    expect((await send('POST', `drafts/${id}/approve`, approver, { version: 8 })).status).toBe(409);
    expect((await send('GET', 'drafts', reader)).body.data).toEqual([]);
    expect((await send('GET', `drafts/${id}`, reader)).body.data).toEqual(approved.body.data);
  });

  it('that is approved without a time is scheduled by its writer', async () => {
    const { id } = await written();
    await send('POST', `drafts/${id}/submit`, writer, { version: 1 });
    expect((await send('POST', `drafts/${id}/approve`, approver, { version: 2 })).body).toMatchObject({
      data: { state: 'approved' },
      posts: [],
    });
    const without = await send('POST', `drafts/${id}/schedule`, writer, { version: 3 });
    expect([without.status, without.body.errors[0].path]).toEqual([422, 'scheduledAt']);
    const done = await send('POST', `drafts/${id}/schedule`, writer, { version: 3, scheduledAt: tomorrow });
    expect(done.body).toMatchObject({ data: { state: 'scheduled' }, posts: [{ scheduledAt: tomorrow }] });
    expect((await send('DELETE', `drafts/${id}`, writer)).status).toBe(409);
  });

  it('is deleted, and then not there', async () => {
    const { id } = await written();
    expect((await send('DELETE', `drafts/${id}`, writer)).body.data).toMatchObject({ id });
    expect((await send('GET', `drafts/${id}`, writer)).status).toBe(404);
  });

  it.each([
    ['POST', '', 'accountIds', { accountIds: MANY }],
    ['POST', '', 'scheduledAt', { scheduledAt: 'tomorrow' }],
    ['POST', '', 'words', { words: 'no field' }],
    ['PATCH', '', 'version', { content: 'No version' }],
    ['POST', '/submit', 'version', {}],
    ['POST', '/withdraw', 'version', { version: 0 }],
    ['POST', '/return', 'comment', { version: 1 }],
    ['POST', '/return', 'comment', { version: 1, comment: ' ' }],
    ['POST', '/return', 'comment', { version: 1, comment: 'a'.repeat(2_001) }],
    ['POST', '/approve', 'scheduledAt', { version: 1, now: true, scheduledAt: tomorrow }],
    ['POST', '/schedule', 'slot', { version: 1, slot: 'last' }],
  ])('%s drafts%s with a wrong %s is refused', async (method, verb, path, body) => {
    const { id } = await written();
    const address = method === 'POST' && verb === '' ? 'drafts' : `drafts/${id}${verb}`;
    const answer = await send(method, address, approver, body);
    expect([answer.status, answer.body.errors[0].path]).toEqual([422, path]);
  });

  it.each(['in', 'scheduled', 'draft,unknown'])('is not listed by the state "%s"', async (state) => {
    expect((await send('GET', `drafts?state=${state}`, reader)).status).toBe(422);
  });

  it('is not for a reader to write', async () => {
    const { id } = await written();
    const verbs = ['submit', 'withdraw', 'return', 'approve', 'schedule'];
    const paths = [
      ['POST', 'drafts'],
      ['PATCH', `drafts/${id}`],
      ['DELETE', `drafts/${id}`],
      ...verbs.map((verb) => ['POST', `drafts/${id}/${verb}`]),
    ] as const;
    for (const headers of [reader, viewer]) {
      for (const [method = '', path = ''] of paths) {
        const answer = await send(method, path, headers, { version: 1, comment: 'No', businessId: business.id });
        expect([path, answer.status]).toEqual([path, 403]);
      }
    }
  });
});

describe('a business whose posts need approval, by the API', () => {
  it.each(['key', 'person'])('tells a %s without that right what to do', async (who) => {
    const headers = who === 'key' ? writer : editor;
    for (const [path, more] of [
      ['publish', {}],
      ['scheduled-posts', { scheduledAt: tomorrow }],
    ] as const) {
      const answer = await send('POST', path, headers, { ...post(), ...more });
      expect([answer.status, answer.body.code]).toEqual([403, 'needs_approval']);
      expect(answer.body.detail).toMatch(/send that for review/);
    }
    const { id } = await written();
    for (const verb of ['approve', 'return']) {
      const body = { version: 1, ...(verb === 'return' && { comment: 'No' }) };
      expect((await send('POST', `drafts/${id}/${verb}`, headers, body)).body.code).toBe('forbidden');
    }
    const scheduled = await send('POST', `drafts/${id}/schedule`, headers, { version: 1, scheduledAt: tomorrow });
    expect(scheduled.body.code).toBe('needs_approval');
  });

  it('takes new words of a scheduled post back to review', async () => {
    const made = await send('POST', 'scheduled-posts', approver, { ...post(), scheduledAt: tomorrow });
    const { id } = made.body.data[0];
    const changed = await send('PATCH', `scheduled-posts/${id}`, writer, { content: 'Other words' });
    expect(changed.body.data.status).toBe('cancelled');
    const draft = await send('GET', `drafts/${changed.body.data.reviewDraftId}`, reader);
    expect(draft.body.data).toMatchObject({ state: 'in_review', content: 'Other words', replaces: id });
  });
});
