import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as exportFile } from '@/app/api/v2/analytics/export/route';
import { GET as followers } from '@/app/api/v2/analytics/followers/route';
import { GET as heatmap } from '@/app/api/v2/analytics/heatmap/route';
import { GET as platforms } from '@/app/api/v2/analytics/platforms/route';
import { GET as posts } from '@/app/api/v2/analytics/posts/route';
import { GET as summary } from '@/app/api/v2/analytics/summary/route';
import { GET as timeseries } from '@/app/api/v2/analytics/timeseries/route';
import { GET as postMetrics } from '@/app/api/v2/posts/[id]/metrics/route';
import { pool } from '@/lib/data/db/pool';
import { withStatements } from '@/lib/data/db/transaction';
import { rebuildRollups } from '@/lib/domain/analytics/rebuild-rollups';
import { createAccount, createBusiness, createKey, createPublication } from '@/prisma/factories';

const ROUTES = { summary, timeseries, platforms, posts, heatmap, followers } as const;

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

const requested = (name: string, query: string, by = key): Request =>
  new Request(`http://localhost:3000/api/v2/analytics/${name}?${query}`, {
    headers: { authorization: `Bearer ${by}` },
  });

async function get(name: keyof typeof ROUTES, query: string, by = key) {
  const request = requested(name, query, by);
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

describe('GET /api/v2/analytics/export', () => {
  const exported = (query: string, by = key) =>
    exportFile(requested('export', query, by), { params: Promise.resolve({}) });

  /** Records of a file in which nothing is quoted. */
  const records = async (answer: Response): Promise<string[][]> =>
    (await answer.text())
      .split('\r\n')
      .slice(0, -1)
      .map((line) => line.split(','));

  it('is a file of the period, in UTF-8 that spreadsheets know, with empty cells for what is missing', async () => {
    const answer = await exported('from=2026-11-01&to=2026-11-26');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/csv; charset=utf-8; header=present',
    ]);
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="posts-business-\w+-2026-11-01-to-2026-11-26\.csv"$/,
    );
    expect(answer.headers.get('x-request-id')).toMatch(/^req_/);
    expect([...new Uint8Array(await answer.arrayBuffer()).slice(0, 5)]).toEqual([0xef, 0xbb, 0xbf, 0x69, 0x64]);
  });

  it('has each post once, the newest first, over all its batches, though many have the same time', async () => {
    const business = await createBusiness({ timeZone: 'Asia/Kathmandu' });
    const account = await createAccount(business, 'facebook', { displayName: '=cmd()' });
    await pool().query(
      `INSERT INTO published_posts (id, business_id, account_id, platform, platform_post_id, excerpt, published_at)
       SELECT $1 || '_' || n, $2, $1, 'facebook', n, '=1+1', timestamptz '2026-11-20 20:00Z' - n / 400 * interval '1 hour'
       FROM generate_series(0, 1099) n`,
      [account.id, business.id],
    );
    const newest = `${account.id}_99`;
    await pool().query(
      `INSERT INTO metric_snapshots (published_post_id, captured_at, business_id, impressions, reactions)
       VALUES ($1, '2026-11-21', $2, 0, 3), ($1, '2026-11-22', $2, 2000000000000, 0)`,
      [newest, business.id],
    );
    await withStatements((client) => rebuildRollups(client, business.id));
    const { key: itsKey } = await createKey(business, ['read']);
    const [head = [], ...rows] = await records(await exported('from=2026-11-01&to=2026-11-26', itsKey));
    expect(rows.length).toBe(1_100);
    expect(new Set(rows.map(([id]) => id)).size).toBe(1_100);
    const times = rows.map(([, publishedAt]) => publishedAt);
    expect(times).toEqual(times.toSorted().reverse());
    const [row] = rows.filter(([id]) => id === newest);
    expect(Object.fromEntries(head.map((name, index) => [name, row?.[index]]))).toMatchObject({
      ...{ publishedLocal: '2026-11-21 01:45', zone: 'Asia/Kathmandu', account: "'=cmd()", excerpt: "'=1+1" },
      ...{ impressions: '2000000000000', reactions: '0', reach: '', engagements: '0', permalink: '' },
      measuredAt: '2026-11-22T00:00:00.000Z',
    });
    expect((await records(await exported('from=2026-11-01&to=2026-11-20', itsKey))).length).toBe(1 + 300);
    expect((await records(await exported('from=2026-11-01&to=2026-11-26&platform=x', itsKey))).length).toBe(1);
  });

  it.each([
    ['from=2026-02-02&to=2026-02-01', 422, 'invalid_input'],
    ['businessId=BUSINESS', 404, 'not_found'],
    ['accountId=ACCOUNT', 404, 'not_found'],
  ])('answers ?%s with a problem document', async (query, status, code) => {
    const asked = query.replace('BUSINESS', businessId).replace('ACCOUNT', accountId);
    const answer = await exported(asked, strangersKey);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
    expect((await answer.json()).code).toBe(code);
  });
});

describe('GET /api/v2/analytics/followers', () => {
  it('has the last known count of each local day, no day without one, and why an account has none', async () => {
    const business = await createBusiness();
    const [x, facebook] = [await createAccount(business, 'x'), await createAccount(business, 'facebook')];
    const uncounted = [
      ['linkedin', 'not_yet', {}],
      ['linkedin', 'not_connected', { status: 'reconnect_required' }],
      ['linkedin', 'refused', { metricsRefusal: 'missing_scope' }],
      ['linkedin', 'not_provided', { followersCheckedAt: new Date() }],
    ] as const;
    for (const [platform, displayName, given] of uncounted)
      await createAccount(business, platform, { displayName, ...given });
    const earlier = await createAccount(business, 'instagram', { displayName: 'other_days' });
    // 23:00 UTC is the next day in Oslo.
    const readings = [
      [x.id, '2026-11-02T08:00Z', 100],
      [x.id, '2026-11-02T09:00Z', 90],
      [x.id, '2026-11-02T10:00Z', null],
      [x.id, '2026-11-02T23:00Z', 2_000_000_000_000],
      [x.id, '2026-11-05T08:00Z', 80],
      [facebook.id, '2026-11-05T08:00Z', 0],
      [earlier.id, '2026-10-05T08:00Z', 5],
    ] as const;
    for (const [account, at, count] of readings) {
      await pool().query(
        'INSERT INTO account_snapshots (account_id, captured_at, business_id, followers) VALUES ($1, $2, $3, $4)',
        [account, at, business.id, count],
      );
    }
    const { key: itsKey } = await createKey(business, ['read']);
    const { status, body } = await get('followers', 'from=2026-11-01&to=2026-11-30', itsKey);
    const points = [
      { day: '2026-11-02', followers: 90 },
      { day: '2026-11-03', followers: 2_000_000_000_000 },
      { day: '2026-11-05', followers: 80 },
    ];
    const ofX = { accountId: x.id, platform: 'x', displayName: 'Test on x', followers: 80, change: -10, points };
    const ofFacebook = {
      ...{ accountId: facebook.id, platform: 'facebook', displayName: 'Test on facebook' },
      ...{ followers: 0, change: null, points: [{ day: '2026-11-05', followers: 0 }] },
    };
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ from: '2026-11-01', zone: 'Europe/Oslo' });
    expect(body.data.accounts).toHaveLength(2);
    const named = body.data.uncounted.map((account: { displayName: string; reason: string }) => {
      expect(account.reason).toBe(account.displayName);
      return account.reason;
    });
    expect(named.toSorted()).toEqual(['not_connected', 'not_provided', 'not_yet', 'other_days', 'refused']);
    expect(body.data.accounts).toEqual(expect.arrayContaining([ofX, ofFacebook]));
    const { body: one } = await get('followers', 'from=2026-11-03&to=2026-11-03&platform=x', itsKey);
    expect(one.data.accounts).toMatchObject([{ followers: 2_000_000_000_000, change: null }]);
    expect(one.data.uncounted).toEqual([]);
  });

  it('knows neither another business nor its accounts, and refuses what is no day', async () => {
    for (const query of [`businessId=${businessId}`, `accountId=${accountId}`]) {
      expect(await get('followers', query, strangersKey)).toMatchObject({ status: 404, body: { code: 'not_found' } });
    }
    expect(await get('followers', 'from=today')).toMatchObject({ status: 422, body: { errors: [{ path: 'from' }] } });
  });
});

describe('GET /api/v2/posts/{id}/metrics', () => {
  const series = (id: string, query: string, by = key) =>
    postMetrics(requested('', query, by), { params: Promise.resolve({ id }) });

  it('answers by its contract, and knows no post of another business', async () => {
    const { rows } = await pool().query('SELECT id FROM published_posts WHERE business_id = $1', [businessId]);
    const answer = await series(rows[0].id, '');
    expect([answer.status, (await answer.json()).data]).toEqual([
      200,
      expect.objectContaining({ postId: rows[0].id, readings: 0, points: [] }),
    ]);
    expect((await series(rows[0].id, '', strangersKey)).status).toBe(404);
  });

  it.each(['limit=1', 'limit=201', 'limit=few'])('refuses ?%s', async (query) => {
    const answer = await series('pub_any', query);
    expect([answer.status, (await answer.json()).errors[0].path]).toEqual([422, 'limit']);
  });
});
