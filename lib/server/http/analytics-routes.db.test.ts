import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as heatmap } from '@/app/api/v2/analytics/heatmap/route';
import { GET as platforms } from '@/app/api/v2/analytics/platforms/route';
import { GET as posts } from '@/app/api/v2/analytics/posts/route';
import { GET as summary } from '@/app/api/v2/analytics/summary/route';
import { GET as timeseries } from '@/app/api/v2/analytics/timeseries/route';
import { pool } from '@/lib/data/db/pool';
import { withStatements } from '@/lib/data/db/transaction';
import { rebuildRollups } from '@/lib/domain/analytics/rebuild-rollups';
import { createAccount, createBusiness, createKey, createPublication } from '@/prisma/factories';

const ROUTES = { summary, timeseries, platforms, posts, heatmap } as const;

let businessId: string;
let accountId: string;
let key: string;
let strangersKey: string;

beforeAll(async () => {
  const business = await createBusiness();
  const account = await createAccount(business, 'x');
  await createPublication(business, account);
  await withStatements((client) => rebuildRollups(client, business.id));
  [businessId, accountId] = [business.id, account.id];
  ({ key } = await createKey(business, ['read']));
  ({ key: strangersKey } = await createKey(await createBusiness()));
});
afterAll(() => pool().stop());

async function get(name: keyof typeof ROUTES, query: string, by = key) {
  const url = `http://localhost:3000/api/v2/analytics/${name}?${query}`;
  const request = new Request(url, { headers: { authorization: `Bearer ${by}` } });
  const answer = await ROUTES[name](request, { params: Promise.resolve({}) });
  return { status: answer.status, body: await answer.json() };
}

describe.each(['summary', 'timeseries', 'platforms'] as const)('GET /api/v2/analytics/%s', (name) => {
  it('answers the last thirty days by its contract', async () => {
    const { status, body } = await get(name, '');
    expect([status, body.data.zone]).toEqual([200, 'Europe/Oslo']);
    expect(JSON.stringify(body)).toContain('"denominator":"impressions"');
  });

  it.each([
    ['from=yesterday', 'from', 'YYYY-MM-DD'],
    ['to=2026-02-30', 'to', 'YYYY-MM-DD'],
    ['from=2026-02-02&to=2026-02-01', 'from', 'must not be after'],
    ['from=2020-01-01&to=2026-01-01', 'from', 'or later'],
    ['platform=myspace', 'platform', ''],
  ])('refuses ?%s by its field', async (query, path, message) => {
    const { status, body } = await get(name, query);
    expect(status).toBe(422);
    expect(body.errors).toEqual([expect.objectContaining({ path, message: expect.stringContaining(message) })]);
  });

  it('knows neither another business nor its accounts', async () => {
    for (const query of [`businessId=${businessId}`, `accountId=${accountId}`]) {
      const { status, body } = await get(name, query, strangersKey);
      expect([status, body.code]).toEqual([404, 'not_found']);
    }
    expect((await get(name, `accountId=${accountId}`)).status).toBe(200);
  });
});

describe.each(['posts', 'heatmap'] as const)('GET /api/v2/analytics/%s', (name) => {
  it('answers the last thirty days by its contract', async () => {
    const { status, body } = await get(name, '');
    expect([status, (body.data.coverage ?? body.coverage).posts]).toEqual([200, 1]);
  });

  it.each([
    ['from=2026-02-02&to=2026-02-01', 'from'],
    ['measure=likes', 'measure'],
  ])('refuses ?%s by its field', async (query, path) => {
    const { status, body } = await get(name, query);
    expect([status, body.errors[0].path]).toEqual([422, path]);
  });

  it('knows neither another business nor its accounts', async () => {
    for (const query of [`businessId=${businessId}`, `accountId=${accountId}`]) {
      const { status, body } = await get(name, query, strangersKey);
      expect([status, body.code]).toEqual([404, 'not_found']);
    }
    expect((await get(name, `accountId=${accountId}`)).status).toBe(200);
  });
});

it('a granularity that there is not is refused', async () => {
  const { status, body } = await get('timeseries', 'granularity=hour');
  expect([status, body.errors[0].path]).toEqual([422, 'granularity']);
  expect(body.errors[0].message).toContain('day, week or month');
});
