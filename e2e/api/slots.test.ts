import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { createAccount, createBusiness, createKey } from '@/prisma/factories';

const APP_URL = process.env.APP_URL ?? '';
const DAY_MS = 86_400_000;

let business: Awaited<ReturnType<typeof createBusiness>>;
let accountId: string;
let otherId: string;
let authorization: string;
let readOnly: string;
let theirId: string;

beforeAll(async () => {
  business = await createBusiness();
  const later = new Date(Date.now() + DAY_MS);
  const account = async () =>
    (await createAccount(business, 'linkedin', { metricsDueAt: later, inspectNotBefore: later })).id;
  [accountId, otherId] = [await account(), await account()];
  authorization = `Bearer ${(await createKey(business)).key}`;
  const theirs = await createBusiness();
  theirId = (await createAccount(theirs, 'linkedin', { metricsDueAt: later, inspectNotBefore: later })).id;
  readOnly = `Bearer ${(await createKey(business, ['read'])).key}`;
});
afterAll(async () => {
  await prisma().scheduledPost.deleteMany({ where: { businessId: business.id } });
  await pool().stop();
});

/** Two days ahead, so that no running worker sends one. */
const weekday = new Date(Date.now() + 2 * DAY_MS).getUTCDay() || 7;
const slots = [
  { weekday, time: '11:00' },
  { weekday, time: '12:15' },
];

async function send(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
  const answer = await fetch(new URL(`/api/v2/${path}`, APP_URL), {
    method,
    headers: { authorization, 'content-type': 'application/json', ...headers },
    body: body && JSON.stringify(body),
  });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}
const address = (id = accountId) => `accounts/${id}/slots`;
const composition = () => ({ accountIds: [accountId], content: 'In the next slot' });

describe('posting times by the API', () => {
  it('are kept, read, shown ahead and taken once for one Idempotency-Key', async () => {
    const kept = await send('PUT', address(), { slots: slots.toReversed() });
    expect(kept.status).toBe(200);
    expect(kept.body).toEqual({ data: { accountId, zone: 'Europe/Oslo', slots } });
    expect((await send('GET', address(), undefined, { authorization: readOnly })).body).toEqual(kept.body);
    const ahead = await send('GET', `${address()}/next?limit=3`, undefined, { authorization: readOnly });
    const [first, second] = ahead.body.data.free;
    expect(ahead.body.data.free).toHaveLength(3);

    const key = { 'idempotency-key': crypto.randomUUID() };
    const made = await send('POST', 'scheduled-posts', { ...composition(), slot: 'next' }, key);
    expect(made.status).toBe(201);
    expect(made.body.data).toMatchObject([{ accountId, status: 'pending', scheduledAt: first.at }]);
    const again = await send('POST', 'scheduled-posts', { ...composition(), slot: 'next' }, key);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.body).toEqual(made.body);
    const left = await send('GET', `${address()}/next?limit=1`);
    expect(left.body.data.free).toEqual([second]);
  });

  it.each([
    ['slots.0.weekday', { slots: [{ weekday: 0, time: '09:00' }] }],
    ['slots.0.weekday', { slots: [{ weekday: 8, time: '09:00' }] }],
    ['slots.0.weekday', { slots: [{ weekday: 1.5, time: '09:00' }] }],
    ['slots.0.time', { slots: [{ weekday: 1, time: '24:00' }] }],
    ['slots.0.time', { slots: [{ weekday: 1, time: '9:00' }] }],
    ['slots', { slots: [slots[0], slots[0]] }],
    ['slots', { slots: Array.from({ length: 169 }, (_, n) => ({ weekday: 1, time: clock(n) })) }],
    ['slots', {}],
  ])('are not changed with a wrong %s', async (path, body) => {
    const answer = await send('PUT', address(otherId), body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0]).toMatchObject({ path });
  });

  it('may be as many as a week has hours', async () => {
    const many = Array.from({ length: 168 }, (_, n) => ({ weekday: 1, time: clock(n) }));
    expect((await send('PUT', address(otherId), { slots: many })).body.data.slots).toEqual(many);
    expect((await send('PUT', address(otherId), { slots: [] })).body.data.slots).toEqual([]);
  });

  it('are not for a key that only reads to change', async () => {
    const answer = await send('PUT', address(), { slots: [] }, { authorization: readOnly });
    expect(answer.status).toBe(403);
  });

  it.each([0, 21, 'many'])('are not shown ahead with limit %s', async (limit) => {
    expect((await send('GET', `${address()}/next?limit=${limit}`)).status).toBe(422);
  });

  it.each([
    ['both a time and a slot', { slot: 'next', scheduledAt: '2099-01-01T00:00:00Z' }, 'scheduledAt'],
    ['neither', {}, 'scheduledAt'],
    ['another slot', { slot: 'last' }, 'slot'],
  ])('a post with %s is refused', async (_, when, path) => {
    const answer = await send('POST', 'scheduled-posts', { ...composition(), ...when });
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0].path).toBe(path);
  });

  it('an account without any is named, with the page and the request that give it some', async () => {
    const answer = await send('POST', 'scheduled-posts', { ...composition(), accountIds: [otherId], slot: 'next' });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([{ path: 'accountIds.0', code: 'no_slots' }]);
    const { message } = answer.body.errors[0];
    expect(message).toContain(`${new URL(`/${business.slug}/accounts/${otherId}/posting-times`, APP_URL)} `);
    expect(message).toContain(`PUT /api/v2/accounts/${otherId}/slots`);
    expect(answer.body.detail).toBe(message);
  });

  it('a post that goes out now takes none', async () => {
    const answer = await send('POST', 'publish', { ...composition(), slot: 'next' });
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0].path).toBe('slot');
  });

  it('are told of several accounts at once, in the order asked for', async () => {
    const ahead = await send('GET', `${address()}/next?limit=1`);
    const path = `slots/next?accountIds=${otherId},${accountId},${otherId}`;
    const told = await send('GET', path, undefined, { authorization: readOnly });
    expect(told.status).toBe(200);
    expect(told.body.data).toEqual({
      zone: 'Europe/Oslo',
      accounts: [
        { accountId: otherId, hasSlots: false, next: null },
        { accountId, hasSlots: true, next: ahead.body.data.free[0] },
      ],
    });
  });

  it.each(['slots/next', 'slots/next?accountIds=', 'slots/next?accountIds=,', `slots/next?accountIds=${names(51)}`])(
    'are not told by %s',
    async (path) => {
      const answer = await send('GET', path);
      expect(answer.status).toBe(422);
      expect(answer.body.errors[0].path).toBe('accountIds');
    },
  );

  const trials: [string, string, () => string, (() => object) | undefined, number][] = [
    ['read', 'GET', () => address(theirId), undefined, 404],
    ['shown ahead', 'GET', () => `${address(theirId)}/next`, undefined, 404],
    ['told beside its own', 'GET', () => `slots/next?accountIds=${accountId},${theirId}`, undefined, 404],
    ['changed', 'PUT', () => address(theirId), () => ({ slots }), 404],
    ['taken', 'POST', () => 'scheduled-posts', () => ({ ...composition(), accountIds: [theirId], slot: 'next' }), 422],
  ];
  it.each(trials)('of another business’s account are not %s', async (_, method, path, body, status) => {
    const answer = await send(method, path(), body?.());
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).not.toContain('posting-times');
    expect(await prisma().queueSlot.count({ where: { accountId: theirId } })).toBe(0);
    expect(await prisma().scheduledPost.count({ where: { accountId: theirId } })).toBe(0);
  });
});

function names(count: number): string {
  return Array.from({ length: count }, (_, n) => `acc_${n}`).join();
}

const clock = (minute: number): string => new Date(minute * 60_000).toISOString().slice(11, 16);
