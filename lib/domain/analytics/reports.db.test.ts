import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { timeseriesQuerySchema } from '@/lib/contracts/analytics-reports';
import { pool } from '@/lib/data/db/pool';
import { withStatements } from '@/lib/data/db/transaction';
import { createAccount, createBusiness, createContext, createPublication } from '@/prisma/factories';
import type { BusinessContext } from '../context';
import { readPlatforms } from './read-platforms';
import { readSummary } from './read-summary';
import { readTimeseries } from './read-timeseries';
import { rebuildRollups } from './rebuild-rollups';

let ctx: BusinessContext;
let facebook: { id: string };

/** 23:30 in Oslo on 31 October is the last of the month; half an hour later is not. */
const POSTS = [
  ['facebook', '2026-10-31T22:30:00Z', { impressions: 100, reactions: 10 }],
  ['facebook', '2026-10-31T23:00:00Z', { impressions: 200, reactions: 10, saves: 10 }],
  ['facebook', '2026-11-02T12:00:00Z', { reactions: 40 }],
  ['x', '2026-11-02T12:00:00Z', { impressions: 0 }],
  ['x', '2026-11-03T12:00:00Z', null],
] as const;

beforeAll(async () => {
  await pool().query('TRUNCATE businesses CASCADE');
  const business = await createBusiness({ timeZone: 'Europe/Oslo' });
  ctx = await createContext(business, new Date('2026-11-30T12:00:00Z'));
  facebook = await createAccount(business, 'facebook');
  const accounts = { facebook: { ...facebook, platform: 'facebook' }, x: await createAccount(business, 'x') } as const;
  for (const [platform, at, values] of POSTS) {
    const { id } = await createPublication(business, accounts[platform], { publishedAt: new Date(at) });
    if (!values) continue;
    await pool().query(
      `INSERT INTO metric_snapshots (published_post_id, captured_at, business_id, impressions, reactions, saves)
       SELECT $1, '2026-11-04T00:00:00Z', $2, r.impressions, r.reactions, r.saves
       FROM jsonb_to_record($3::jsonb) AS r(impressions bigint, reactions bigint, saves bigint)`,
      [id, business.id, JSON.stringify(values)],
    );
  }
  await withStatements((client) => rebuildRollups(client, business.id));
});
afterAll(() => pool().stop());

const november = { from: '2026-11-01', to: '2026-11-30' };

describe('a summary', () => {
  it('counts what each post has by now, and what is missing apart from zero', async () => {
    const { current, zone } = await readSummary(ctx, november);
    expect(zone).toBe('Europe/Oslo');
    expect(current).toMatchObject({
      posts: 4,
      impressions: { value: 200, posts: 2 },
      reach: { value: null, posts: 0 },
      reactions: { value: 50, posts: 2 },
      engagements: { value: 60, posts: 2 },
      engagementRate: { value: 0.1, posts: 1, engagements: 20, impressions: 200, denominator: 'impressions' },
      measuredAt: '2026-11-04T00:00:00.000Z',
    });
  });

  it('compares with as many days before, and invents no change', async () => {
    const { previous, changes } = await readSummary(ctx, november);
    expect(previous).toMatchObject({ from: '2026-10-02', to: '2026-10-31', totals: { posts: 1 } });
    expect(changes).toEqual({ posts: 3, impressions: 1, reach: null, engagements: 5, engagementRate: 0 });
  });

  it('is of one network or account when asked, and of no other business', async () => {
    expect((await readSummary(ctx, { ...november, platform: 'x' })).current).toMatchObject({
      posts: 2,
      impressions: { value: 0, posts: 1 },
    });
    expect((await readSummary(ctx, { ...november, accountId: facebook.id })).current.posts).toBe(2);
    const stranger = await createContext(undefined, ctx.now);
    expect((await readSummary(stranger, november)).current.posts).toBe(0);
    await expect(readSummary(stranger, { ...november, accountId: facebook.id })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('a time series', () => {
  it('has every stretch, with and without posts, and adds up to the raw rows', async () => {
    for (const granularity of ['day', 'week', 'month'] as const) {
      const query = timeseriesQuerySchema.parse({ from: '2026-10-31', to: '2026-11-30', granularity });
      const { points } = await readTimeseries(ctx, query);
      expect(points).toHaveLength({ day: 31, week: 6, month: 2 }[granularity]);
      const { rows } = await pool().query(
        `SELECT to_char(greatest(date_trunc($1, p.published_at AT TIME ZONE 'Europe/Oslo'), '2026-10-31'), 'YYYY-MM-DD') AS start,
           count(*)::int AS posts, sum(m.impressions)::int AS value
         FROM published_posts p LEFT JOIN metric_snapshots m ON m.published_post_id = p.id GROUP BY 1 ORDER BY 1`,
        [granularity],
      );
      const busy = points.filter(({ posts }) => posts > 0);
      expect(busy.map(({ from, posts, impressions: { value } }) => ({ start: from, posts, value }))).toEqual(rows);
      expect(points.filter(({ posts }) => posts === 0).every(({ impressions }) => impressions.value === null)).toBe(
        true,
      );
    }
  });
});

describe('networks', () => {
  it('stand beside each other, by the same denominator', async () => {
    const { platforms } = await readPlatforms(ctx, november);
    expect(platforms.map(({ platform, posts, engagementRate }) => [platform, posts, engagementRate.value])).toEqual(
      expect.arrayContaining([
        ['facebook', 2, 0.1],
        ['x', 2, null],
      ]),
    );
  });
});
