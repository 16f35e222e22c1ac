import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pageQuerySchema } from '@/lib/contracts/page';
import { problemSchema } from '@/lib/contracts/problem';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { env } from '@/lib/foundation/env';
import { AppError } from '@/lib/foundation/errors';
import { newApiKey } from '@/lib/server/auth/api-keys';
import { createBusiness, createKey, createMember, createSession } from '@/prisma/factories';
import { counter, REQUEST_LIMIT } from './rate-limit';
import { withBusiness } from './with-business';

const ORIGIN = new URL(env().APP_URL).origin;
const body = z.strictObject({
  businessId: z.string().optional(),
  title: z.string().min(3),
  at: z.iso.datetime({ offset: true }).optional(),
  tags: z
    .array(z.enum(['a', 'b']))
    .max(2)
    .optional(),
});
const response = z.object({ businessId: z.string(), title: z.string() });

const write = withBusiness({ permission: 'publish', body, response, status: 201 }, async ({ ctx, body: { title } }) => {
  if (title === 'boom') throw new Error('password=hunter2');
  if (title === 'gone') throw Object.assign(new Error('Connection terminated unexpectedly'), { code: '57P01' });
  if (title === 'taken') throw new AppError('conflict', 'This title is taken. Choose another.');
  return { businessId: ctx.business.id, title, secret: 'not in the contract' };
});
const read = withBusiness(
  { permission: 'read', query: pageQuerySchema, params: z.object({ id: z.string() }), response: z.unknown() },
  async ({ ctx, query, params }) => ({ businessId: ctx.business.id, query, params }),
);

const NO_PARAMS = { params: Promise.resolve({}) };
const post = (value: unknown, headers: Record<string, string>, search = ''): Promise<Response> =>
  write(
    new Request(`${ORIGIN}/api/v2/things${search}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof value === 'string' || value instanceof Uint8Array ? value : JSON.stringify(value),
    } as RequestInit),
    NO_PARAMS,
  );
const get = (search: string, headers: Record<string, string>): Promise<Response> =>
  read(new Request(`${ORIGIN}/api/v2/things/x${search}`, { headers }), { params: Promise.resolve({ id: 'x' }) });

const problem = async (answer: Response) => {
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const document = problemSchema.parse(await answer.json());
  expect(document.status).toBe(answer.status);
  expect(document.requestId).toBe(answer.headers.get('x-request-id'));
  return document;
};

let mine: Awaited<ReturnType<typeof createBusiness>>;
let other: typeof mine;
let bearer: Record<string, string>;
let cookie: Record<string, string>;

beforeAll(async () => {
  mine = await createBusiness();
  other = await createBusiness();
  bearer = { authorization: `Bearer ${(await createKey(mine)).key}` };
  const owner = await createMember(mine);
  cookie = { cookie: (await createSession(owner.id)).cookie, origin: ORIGIN };
});
afterAll(() => pool().stop());

describe('a valid request', () => {
  it('is answered by its contract, with its request id and what remains of the limit', async () => {
    const answer = await post({ title: 'Hello' }, { ...bearer, 'x-request-id': 'mine-42' });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ businessId: mine.id, title: 'Hello' });
    expect(answer.headers.get('x-request-id')).toBe('mine-42');
    expect(answer.headers.get('ratelimit-policy')).toBe('"default";q=600;w=60');
    expect(answer.headers.get('ratelimit')).toMatch(/^"default";r=\d+;t=\d+$/);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
  });

  it('gets an id of ours when its own could not be logged safely', async () => {
    const answer = await post({ title: 'Hello' }, { ...bearer, 'x-request-id': 'a b"c' });
    expect(answer.headers.get('x-request-id')).toMatch(/^req_[0-9a-z]{26}$/);
  });

  it('may name its business by id or slug, in the query or the body', async () => {
    const asked = [
      post({ title: 'Hello', businessId: mine.id }, bearer),
      post({ title: 'Hello', businessId: mine.slug }, cookie),
      post({ title: 'Hello' }, cookie, `?businessId=${mine.slug}`),
      post({ title: 'Hello' }, cookie),
    ];
    for (const answer of await Promise.all(asked)) expect(answer.status).toBe(201);
  });

  it('has its query and params parsed', async () => {
    const answer = await get('?limit=7&unknown=1', bearer);
    expect(await answer.json()).toEqual({ businessId: mine.id, query: { limit: 7 }, params: { id: 'x' } });
  });
});

describe('a body', () => {
  it.each([
    ['no JSON', '{"title": "Hel', 400, 'malformed_request'],
    ['empty', '', 400, 'malformed_request'],
    ['not UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 400, 'malformed_request'],
    ['with a NUL', '{"title":"a\\u0000b"}', 400, 'malformed_request'],
    ['of 3 MB', JSON.stringify({ title: 'x'.repeat(3 * 1024 * 1024) }), 413, 'payload_too_large'],
    ['no object', '[]', 422, 'invalid_input'],
  ])('that is %s is refused', async (_, text, status, code) => {
    const answer = await post(text, bearer);
    expect(answer.status).toBe(status);
    expect((await problem(answer)).code).toBe(code);
  });

  it('of another type is refused', async () => {
    expect((await problem(await post('title=x', { ...bearer, 'content-type': 'text/plain' }))).status).toBe(415);
  });

  it('has every wrong field named with its remedy', async () => {
    const answer = await post({ titel: 'x', at: 'tomorrow', tags: ['c'] }, bearer);
    const { errors, status } = await problem(answer);
    expect(status).toBe(422);
    expect(errors).toEqual(
      expect.arrayContaining([
        { path: 'title', code: 'required', message: 'title is missing.' },
        {
          path: 'at',
          code: 'invalid_format',
          message: 'at must be an ISO 8601 time with a zone, such as 2026-12-01T09:00:00Z.',
        },
        { path: 'tags.0', code: 'invalid_value', message: 'tags.0 must be one of a, b.' },
        {
          path: 'titel',
          code: 'unknown_field',
          message: 'titel is not a field here. Check its spelling or remove it.',
        },
      ]),
    );
  });

  it.each([
    ['one too short', { title: 'ab' }, 'title must have at least 3 characters.'],
    ['another type', { title: 5 }, 'title must be a string.'],
    ['one too many', { title: 'abc', tags: ['a', 'b', 'a'] }, 'tags must have at most 2 entries.'],
  ])('says what is wrong with %s', async (_, value, message) => {
    expect((await problem(await post(value, bearer))).detail).toBe(message);
  });

  it('has a wrong query named too', async () => {
    expect((await problem(await get('?limit=0', bearer))).errors[0]?.path).toBe('limit');
    expect((await problem(await get('?limit=101', bearer))).status).toBe(422);
    expect((await problem(await get('?cursor=%00', bearer))).status).toBe(400);
  });
});

describe('who asks', () => {
  it.each<[string, () => Record<string, string>]>([
    ['nobody', () => ({})],
    ['an unknown key', () => ({ authorization: `Bearer ${newApiKey()}` })],
    ['a key that is none', () => ({ authorization: 'Bearer agm_live_nonsense' })],
    ['another scheme', () => ({ authorization: 'Basic eDp5' })],
    ['a forged cookie', () => ({ cookie: 'agm.session_token=abc.def', origin: ORIGIN })],
  ])('is told to sign in when it is %s', async (_, headers) => {
    const answer = await post({ title: 'Hello' }, headers());
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    expect((await problem(answer)).code).toBe('unauthenticated');
  });

  it('is refused with a revoked or an expired key', async () => {
    for (const data of [{ revokedAt: new Date() }, { expiresAt: new Date(Date.now() - 1_000) }]) {
      const { id, key } = await createKey(mine);
      await prisma().apiKey.update({ where: { id }, data });
      expect((await post({ title: 'Hello' }, { authorization: `Bearer ${key}` })).status).toBe(401);
    }
  });

  it('is refused in the wrong role, and by a key without the scope', async () => {
    const viewer = await createMember(mine, 'viewer');
    const session = { cookie: (await createSession(viewer.id)).cookie, origin: ORIGIN };
    expect((await problem(await post({ title: 'Hello' }, session))).code).toBe('forbidden');
    expect((await get('', session)).status).toBe(200);
    const { key } = await createKey(mine, ['read']);
    expect((await post({ title: 'Hello' }, { authorization: `Bearer ${key}` })).status).toBe(403);
  });

  it('finds nothing in another business, existing or not', async () => {
    for (const businessId of [other.id, other.slug, 'biz_none', '']) {
      expect((await post({ title: 'Hello', businessId }, cookie)).status).toBe(404);
      expect((await post({ title: 'Hello' }, bearer, `?businessId=${businessId}`)).status).toBe(404);
    }
  });

  it('has to name the business when there are several', async () => {
    const person = await createMember(mine);
    await prisma().membership.create({
      data: { id: `mem_${person.id}`, businessId: other.id, userId: person.id, role: 'owner' },
    });
    const session = { cookie: (await createSession(person.id)).cookie, origin: ORIGIN };
    const { status, errors } = await problem(await post({ title: 'Hello' }, session));
    expect(status).toBe(422);
    expect(errors[0]).toMatchObject({ path: 'businessId', code: 'required' });
    expect((await post({ title: 'Hello', businessId: other.id }, session)).status).toBe(201);
  });
});

describe('a cookie', () => {
  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin', {}],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
    ['an opaque origin', { origin: 'null' }],
  ])('changes nothing from %s', async (_, headers) => {
    const answer = await post(
      { title: 'Hello' },
      { cookie: cookie.cookie ?? '', ...(headers as Record<string, string>) },
    );
    expect((await problem(answer)).code).toBe('forbidden');
  });

  it('reads from anywhere, and writes where the browser says same-origin', async () => {
    expect((await get('', { cookie: cookie.cookie ?? '' })).status).toBe(200);
    const headers = { cookie: cookie.cookie ?? '', 'sec-fetch-site': 'same-origin' };
    expect((await post({ title: 'Hello' }, headers)).status).toBe(201);
  });
});

describe('a failure', () => {
  it('that we named is passed on', async () => {
    expect(await problem(await post({ title: 'taken' }, bearer))).toMatchObject({
      status: 409,
      code: 'conflict',
      detail: 'This title is taken. Choose another.',
    });
  });

  it('that nobody foresaw says nothing of its inside', async () => {
    const answer = await post({ title: 'boom' }, bearer);
    const text = JSON.stringify(await problem(answer));
    expect(answer.status).toBe(500);
    expect(text).not.toContain('hunter2');
  });

  it('of the database is a 503 that says when to come back', async () => {
    const answer = await post({ title: 'gone' }, bearer);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('2');
  });
});

describe('the limit', () => {
  it('stops a key at 600 requests a minute, says when to come back, and spares the others', async () => {
    const { id, key } = await createKey(mine);
    const busy = { authorization: `Bearer ${key}` };
    const used = counter(REQUEST_LIMIT);
    // Retried once over the turn of the minute, which empties the window.
    for (let attempt = 0; attempt < 2; attempt++) {
      for (let i = 0; i < REQUEST_LIMIT.points; i++) await used.consume(id);
      const answer = await post({ title: 'Hello' }, busy);
      if (answer.status === 201) continue;
      expect(answer.status).toBe(429);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(answer.headers.get('ratelimit')).toMatch(/;r=0;/);
      expect((await problem(answer)).code).toBe('rate_limited');
      expect((await post({ title: 'Hello' }, bearer)).status).toBe(201);
      return;
    }
    throw new Error('The limit did not hold.');
  });
});
