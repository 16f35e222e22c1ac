import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { createAccount, createBusiness, createKey } from '@/prisma/factories';

const APP_URL = process.env.APP_URL ?? '';
const DAY_MS = 86_400_000;
const startDate = new Date(Date.now() + 3 * DAY_MS).toISOString().slice(0, 10);

let business: { id: string };
let accountId: string;
let authorization: string;

beforeAll(async () => {
  const made = await createBusiness();
  business = made;
  const later = new Date(Date.now() + DAY_MS);
  accountId = (await createAccount(made, 'linkedin', { metricsDueAt: later, inspectNotBefore: later })).id;
  authorization = `Bearer ${(await createKey(made)).key}`;
});
afterAll(async () => {
  await prisma().scheduledPost.deleteMany({ where: { businessId: business.id } });
  await pool().stop();
});

const rule = {
  startDate,
  time: '09:00',
  frequency: { unit: 'week', every: 1, weekdays: ['mon', 'thu'] },
  end: { kind: 'after', times: 4 },
};
const series = () => ({ accountIds: [accountId], content: 'Twice a week', rule });

async function send(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
  const answer = await fetch(new URL(`/api/v2/${path}`, APP_URL), {
    method,
    headers: { authorization, 'content-type': 'application/json', ...headers },
    body: body && JSON.stringify(body),
  });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

describe('a series by the API', () => {
  it('is made once for one Idempotency-Key, read, changed and ended', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() };
    const made = await send('POST', 'recurrences', series(), key);
    expect(made.status).toBe(201);
    expect(made.body.data).toMatchObject({ state: 'active', zone: 'Europe/Oslo', rule, problem: null });
    const again = await send('POST', 'recurrences', series(), key);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.body).toEqual(made.body);

    const { id } = made.body.data;
    const list = await send('GET', 'recurrences?limit=5');
    expect(list.body).toMatchObject({ data: [{ id }], hasMore: false, nextCursor: null });
    const planned = await send('GET', 'scheduled-posts?status=pending');
    expect(planned.body.data.map((post: { recurrenceId: string }) => post.recurrenceId)).toEqual([id, id, id, id]);

    const changed = await send('PATCH', `recurrences/${id}`, { rule: { ...rule, time: '10:15' } });
    expect(changed.body.data.rule.time).toBe('10:15');
    expect((await send('GET', `recurrences/${id}`)).body).toEqual(changed.body);
    expect((await send('DELETE', `recurrences/${id}`)).body.data).toMatchObject({ state: 'ended', nextAt: null });
    expect((await send('PATCH', `recurrences/${id}`, { state: 'active' })).status).toBe(409);
    expect((await send('GET', 'scheduled-posts?status=pending')).body.data).toEqual([]);
  });

  it.each([
    ['a day that is none', { rule: { ...rule, startDate: '2027-02-30' } }, 'rule.startDate'],
    ['a time that is none', { rule: { ...rule, time: '24:00' } }, 'rule.time'],
    [
      'no day of the week',
      { rule: { ...rule, frequency: { ...rule.frequency, weekdays: [] } } },
      'rule.frequency.weekdays',
    ],
    ['a turn of nothing', { rule: { ...rule, frequency: { unit: 'day', every: 0 } } }, 'rule.frequency.every'],
    [
      'the 32nd',
      { rule: { ...rule, frequency: { unit: 'month', on: { kind: 'day', day: 32 } } } },
      'rule.frequency.on.day',
    ],
    ['one time too many', { rule: { ...rule, end: { kind: 'after', times: 1_001 } } }, 'rule.end.times'],
    ['a zone that is none', { zone: 'Europe/Atlantis' }, 'zone'],
    ['no account', { accountIds: [] }, 'accountIds'],
    ['a first time that has passed', { rule: { ...rule, startDate: '2026-01-01' } }, 'rule.startDate'],
  ])('with %s is refused, the field named', async (_, wrong, path) => {
    const { status, body } = await send('POST', 'recurrences', { ...series(), ...wrong });
    expect([status, body.errors[0].path]).toEqual([422, path]);
  });

  it('is previewed without being kept', async () => {
    const { body } = await send('POST', 'recurrences/preview', {
      zone: 'America/New_York',
      rule: { startDate: '2027-03-14', time: '02:30', frequency: { unit: 'day' }, end: { kind: 'after', times: 1 } },
    });
    expect(body.data).toEqual({
      zone: 'America/New_York',
      occurrences: [{ local: '2027-03-14T02:30', at: '2027-03-14T07:30:00.000Z', shift: 'moved_forward' }],
    });
  });
});
