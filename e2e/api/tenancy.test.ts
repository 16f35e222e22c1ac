import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { keepChoice } from '@/lib/domain/accounts/account-choice';
import { newId } from '@/lib/foundation/ids';
import type { DiscoveredAccount } from '@/lib/platforms/platform';
import {
  createAccount,
  createBusiness,
  createKey,
  createMember,
  createPublication,
  createScheduledPost,
  createSession,
} from '@/prisma/factories';

const APP_URL = process.env.APP_URL ?? '';
const ROUTES = path.resolve('app/api/v2');
const SPAN = 'from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z';

interface Ids {
  businessId: string;
  accountId: string;
  postId: string;
  taskId: string;
  publicationId: string;
  mediaId: string;
  choiceId: string;
  recurrenceId: string;
  draftId: string;
}

interface Attempt {
  method: string;
  /** The route's folder under app/api/v2. */
  route: string;
  path: (ids: Ids) => string;
  body?: (ids: Ids) => object;
  form?: true;
  /** Answers keys with 403. */
  forPeople?: true;
  /** What the route answers when the ids in it are another business's. */
  strangers: 'not found' | 'refused' | 'empty' | 'takes none';
}

const composition = ({ accountId, mediaId }: Ids) => ({
  accountIds: [accountId],
  content: 'Hello',
  mediaIds: [mediaId],
});
const DISCOVERED: DiscoveredAccount = {
  platformUserId: 'page-of-theirs',
  kind: 'page',
  username: null,
  displayName: 'Theirs',
  avatarUrl: null,
  profileUrl: null,
  token: { accessToken: 'theirs', expiresAt: null, refreshToken: null, refreshExpiresAt: null, scopes: [] },
  metadata: {},
};
const scheduledAt = new Date(Date.now() + 86_400_000).toISOString();
const rule = { startDate: '2099-01-01', time: '09:00', frequency: { unit: 'day', every: 1 }, end: { kind: 'never' } };

const ATTEMPTS: Attempt[] = [
  { method: 'POST', route: 'publish', path: () => 'publish', body: composition, strangers: 'refused' },
  { method: 'GET', route: 'scheduled-posts', path: () => 'scheduled-posts', strangers: 'takes none' },
  {
    method: 'POST',
    route: 'scheduled-posts',
    path: () => 'scheduled-posts',
    body: (ids) => ({ ...composition(ids), scheduledAt }),
    strangers: 'refused',
  },
  { method: 'GET', route: 'recurrences', path: () => 'recurrences', strangers: 'takes none' },
  {
    method: 'POST',
    route: 'recurrences',
    path: () => 'recurrences',
    body: (ids) => ({ ...composition(ids), rule: { ...rule, startDate: scheduledAt.slice(0, 10), time: '23:59' } }),
    strangers: 'refused',
  },
  {
    method: 'POST',
    route: 'recurrences/preview',
    path: () => 'recurrences/preview',
    body: () => ({ rule }),
    strangers: 'takes none',
  },
  ...['GET', 'DELETE'].map(
    (method): Attempt => ({
      method,
      route: 'recurrences/[id]',
      path: ({ recurrenceId }) => `recurrences/${recurrenceId}`,
      strangers: 'not found',
    }),
  ),
  {
    method: 'PATCH',
    route: 'recurrences/[id]',
    path: ({ recurrenceId }) => `recurrences/${recurrenceId}`,
    body: () => ({ content: 'Taken over' }),
    strangers: 'not found',
  },
  { method: 'GET', route: 'drafts', path: () => 'drafts', strangers: 'takes none' },
  { method: 'POST', route: 'drafts', path: () => 'drafts', body: composition, strangers: 'refused' },
  ...['GET', 'DELETE'].map(
    (method): Attempt => ({
      method,
      route: 'drafts/[id]',
      path: ({ draftId }) => `drafts/${draftId}`,
      strangers: 'not found',
    }),
  ),
  {
    method: 'PATCH',
    route: 'drafts/[id]',
    path: ({ draftId }) => `drafts/${draftId}`,
    body: () => ({ version: 1, content: 'Taken over' }),
    strangers: 'not found',
  },
  ...['submit', 'withdraw', 'return', 'approve', 'schedule'].map(
    (verb): Attempt => ({
      method: 'POST',
      route: `drafts/[id]/${verb}`,
      path: ({ draftId }) => `drafts/${draftId}/${verb}`,
      body: () => ({ version: 1, ...(verb === 'return' && { comment: 'Not mine' }) }),
      strangers: 'not found',
    }),
  ),
  ...['GET', 'DELETE'].map(
    (method): Attempt => ({
      method,
      route: 'scheduled-posts/[id]',
      path: ({ postId }) => `scheduled-posts/${postId}`,
      strangers: 'not found',
    }),
  ),
  {
    method: 'PATCH',
    route: 'scheduled-posts/[id]',
    path: ({ postId }) => `scheduled-posts/${postId}`,
    body: () => ({ content: 'Taken over' }),
    strangers: 'not found',
  },
  ...['adopt', 'send-again'].map(
    (verb): Attempt => ({
      method: 'POST',
      route: `scheduled-posts/[id]/${verb}`,
      path: ({ postId }) => `scheduled-posts/${postId}/${verb}`,
      body: () => ({}),
      strangers: 'not found',
    }),
  ),
  ...['GET', 'DELETE'].map(
    (method): Attempt => ({
      method,
      route: 'tasks/[taskId]',
      path: ({ taskId }) => `tasks/${taskId}`,
      strangers: 'not found',
    }),
  ),
  { method: 'GET', route: 'posts', path: ({ accountId }) => `posts?accountId=${accountId}`, strangers: 'empty' },
  ...['', '/metrics'].map(
    (part): Attempt => ({
      method: 'GET',
      route: `posts/[id]${part}`,
      path: ({ publicationId }) => `posts/${publicationId}${part}`,
      strangers: 'not found',
    }),
  ),
  ...['summary', 'timeseries', 'platforms', 'posts', 'heatmap', 'export', 'followers'].map(
    (report): Attempt => ({
      method: 'GET',
      route: `analytics/${report}`,
      path: ({ accountId }) => `analytics/${report}?accountId=${accountId}`,
      strangers: 'not found',
    }),
  ),
  { method: 'GET', route: 'analytics/spend', path: () => 'analytics/spend', strangers: 'takes none' },
  { method: 'GET', route: 'calendar', path: () => `calendar?${SPAN}`, strangers: 'takes none' },
  { method: 'GET', route: 'business', path: () => 'business', strangers: 'takes none' },
  {
    method: 'PATCH',
    route: 'business',
    path: () => 'business',
    body: () => ({ lateLimitMinutes: 61 }),
    strangers: 'takes none',
  },
  { method: 'GET', route: 'business/version', path: () => 'business/version', strangers: 'takes none' },
  { method: 'GET', route: 'accounts', path: () => 'accounts', strangers: 'takes none' },
  {
    method: 'DELETE',
    route: 'accounts/[id]',
    path: ({ accountId }) => `accounts/${accountId}`,
    strangers: 'not found',
  },
  ...['accounts/[id]/slots', 'accounts/[id]/slots/next'].map(
    (route): Attempt => ({
      method: 'GET',
      route,
      path: ({ accountId }) => route.replace('[id]', accountId),
      strangers: 'not found',
    }),
  ),
  {
    method: 'PUT',
    route: 'accounts/[id]/slots',
    path: ({ accountId }) => `accounts/${accountId}/slots`,
    body: () => ({ slots: [] }),
    strangers: 'not found',
  },
  {
    method: 'GET',
    route: 'slots/next',
    path: ({ accountId }) => `slots/next?accountIds=${accountId}`,
    strangers: 'not found',
  },
  {
    method: 'POST',
    route: 'account-choices/[id]',
    path: ({ choiceId }) => `account-choices/${choiceId}`,
    body: () => ({ platformUserIds: [DISCOVERED.platformUserId] }),
    forPeople: true,
    strangers: 'not found',
  },
  { method: 'GET', route: 'media', path: () => 'media', strangers: 'takes none' },
  { method: 'POST', route: 'media', path: () => 'media', form: true, strangers: 'takes none' },
  {
    method: 'POST',
    route: 'media/from-url',
    path: () => 'media/from-url',
    body: () => ({ url: 'http://127.0.0.1/picture.png' }),
    strangers: 'takes none',
  },
  {
    method: 'PATCH',
    route: 'media/[id]',
    path: ({ mediaId }) => `media/${mediaId}`,
    body: () => ({ altText: 'Taken over' }),
    strangers: 'not found',
  },
  { method: 'DELETE', route: 'media/[id]', path: ({ mediaId }) => `media/${mediaId}`, strangers: 'not found' },
  {
    method: 'GET',
    route: 'link-preview',
    path: () => 'link-preview?url=http://127.0.0.1/',
    strangers: 'takes none',
  },
];

let mine: { headers: Record<string, string>; session: Record<string, string> };
let theirs: Ids;
let before: unknown;

/** A business with one of everything, which the running worker leaves alone for the length of the test. */
async function furnished(): Promise<{ business: Awaited<ReturnType<typeof createBusiness>>; ids: Ids }> {
  const business = await createBusiness();
  const later = new Date(scheduledAt);
  const account = await createAccount(business, 'linkedin', { metricsDueAt: later, inspectNotBefore: later });
  const post = await createScheduledPost(business, account);
  const publicationId = (await createPublication(business, account, { dueAt: later })).id;
  const mediaId = newId('media');
  await prisma().media.create({
    data: {
      id: mediaId,
      businessId: business.id,
      kind: 'image',
      mimeType: 'image/png',
      fileName: 'a.png',
      bytes: 1,
      sha256: new Uint8Array(32),
      storageKey: `media/${business.id}/${mediaId}`,
    },
  });
  const person = await createMember(business);
  const choiceId = await keepChoice({
    platform: 'facebook',
    businessId: business.id,
    userId: person.id,
    sessionId: (await createSession(person.id)).id,
    discovered: [DISCOVERED],
    startedAt: new Date(),
  });
  const recurrenceId = newId('rec');
  await prisma().recurrence.create({
    data: {
      id: recurrenceId,
      businessId: business.id,
      zone: 'Europe/Oslo',
      rule,
      composition: { accountIds: [account.id], content: 'Theirs', mediaIds: [], options: {}, variants: {} },
      excerpt: 'Theirs',
      source: 'user',
    },
  });
  await prisma().queueSlot.create({
    data: { businessId: business.id, accountId: account.id, weekday: 1, minute: 540 },
  });
  const draftId = newId('draft');
  await prisma().draft.create({
    data: {
      id: draftId,
      businessId: business.id,
      state: 'in_review',
      composition: { accountIds: [account.id], content: 'Theirs' },
      excerpt: 'Theirs',
      source: 'user',
    },
  });
  const ids = {
    businessId: business.id,
    accountId: account.id,
    postId: post.id,
    taskId: post.taskId,
    publicationId,
    mediaId,
    choiceId,
    recurrenceId,
    draftId,
  };
  return { business, ids };
}

async function snapshot({ businessId }: Ids): Promise<unknown> {
  const where = { businessId };
  return JSON.parse(
    JSON.stringify(
      [
        await prisma().scheduledPost.findMany({ where }),
        await prisma().socialAccount.findMany({ where }),
        await prisma().media.findMany({ where }),
        await prisma().post.findMany({ where }),
        await prisma().recurrence.findMany({ where }),
        await prisma().queueSlot.findMany({ where }),
        await prisma().draft.findMany({ where }),
        await prisma().auditEvent.findMany({ where }),
      ],
      (_, value) => (typeof value === 'bigint' ? String(value) : value),
    ),
  );
}

beforeAll(async () => {
  const { business } = await furnished();
  const { key } = await createKey(business);
  const { cookie } = await createSession((await createMember(business)).id);
  mine = { headers: { authorization: `Bearer ${key}` }, session: { cookie, origin: new URL(APP_URL).origin } };
  theirs = (await furnished()).ids;
  before = await snapshot(theirs);
});
afterAll(() => pool().stop());

function send({ method, path: pathOf, body, form }: Attempt, headers: Record<string, string>, businessId?: string) {
  const url = new URL(`/api/v2/${pathOf(theirs)}`, APP_URL);
  if (businessId) url.searchParams.set('businessId', businessId);
  if (form) return fetch(url, { method, headers, body: pictureForm() });
  if (!body) return fetch(url, { method, headers });
  const json = { ...headers, 'content-type': 'application/json' };
  return fetch(url, { method, headers: json, body: JSON.stringify(body(theirs)) });
}

function pictureForm(): FormData {
  const form = new FormData();
  form.set('file', new Blob(['no picture']), 'a.png');
  return form;
}

const title = ({ method, route }: Attempt): string => `${method} /api/v2/${route}`;

describe('another business', () => {
  it('is tried by every route there is', () => {
    const routes = readdirSync(ROUTES, { recursive: true, encoding: 'utf8' })
      .filter((file) => path.basename(file) === 'route.ts' && !file.includes('...'))
      .flatMap((file) =>
        [...readFileSync(path.join(ROUTES, file), 'utf8').matchAll(/export const (GET|POST|PUT|PATCH|DELETE)\b/g)].map(
          ([, method]) => `${method} /api/v2/${path.dirname(file)}`,
        ),
      );
    expect(ATTEMPTS.map(title).sort()).toEqual(routes.sort());
  });

  it.each(ATTEMPTS.map((attempt) => [title(attempt), attempt] as const))(
    '%s cannot be reached by naming it',
    async (_, attempt) => {
      for (const headers of [mine.headers, mine.session]) {
        const answer = await send(attempt, headers, theirs.businessId);
        expect(answer.status).toBe(404);
        expect((await answer.json()).code).toBe('not_found');
      }
    },
  );

  it.each(ATTEMPTS.filter(({ strangers }) => strangers !== 'takes none').map((it) => [title(it), it] as const))(
    '%s does not know its ids',
    async (_, attempt) => {
      for (const headers of [mine.headers, mine.session]) {
        const answer = await send(attempt, headers);
        const body = await answer.json();
        if (attempt.forPeople && headers === mine.headers) {
          expect([answer.status, body.code]).toEqual([403, 'forbidden']);
          continue;
        }
        if (attempt.strangers === 'not found') expect([answer.status, body.code]).toEqual([404, 'not_found']);
        if (attempt.strangers === 'empty') expect([answer.status, body.data]).toEqual([200, []]);
        if (attempt.strangers === 'refused') {
          expect(answer.status).toBe(422);
          expect(body.errors).toContainEqual(
            expect.objectContaining({ path: 'accountIds.0', code: 'unknown_account' }),
          );
        }
      }
    },
  );

  it.each(ATTEMPTS.map((attempt) => [title(attempt), attempt] as const))(
    '%s is closed to a stranger',
    async (_, attempt) => {
      expect((await send(attempt, {})).status).toBe(401);
    },
  );

  it('cannot be connected to, and its files cannot be read', async () => {
    const connect = new URL(`/api/oauth/linkedin/connect?business=${theirs.businessId}`, APP_URL);
    expect((await fetch(connect, { headers: mine.session, redirect: 'manual' })).status).toBe(404);
    const file = new URL(`/api/media/${theirs.mediaId}`, APP_URL);
    expect((await fetch(file, { headers: mine.session })).status).toBe(404);
  });

  it('is as it was', async () => {
    expect(await snapshot(theirs)).toEqual(before);
  });
});

describe('an address that is no endpoint', () => {
  it.each(['', 'nothing', 'posts/1/2', 'publish/now'])('/api/v2/%s answers a problem document', async (rest) => {
    for (const method of ['GET', 'POST', 'DELETE']) {
      const answer = await fetch(new URL(`/api/v2/${rest}`, APP_URL), { method });
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(answer.headers.get('x-request-id')).toMatch(/^req_/);
    }
  });
});
