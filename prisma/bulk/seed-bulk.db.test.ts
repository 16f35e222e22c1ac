import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { env } from '@/lib/foundation/env';
import { type BulkProgress, seedBulk } from './seed-bulk';

const client = new pg.Client({ connectionString: env().DATABASE_URL });
const options = { businesses: 12, posts: 3_000, seed: 7, now: new Date('2026-11-20T12:00:00Z') };
const steps: BulkProgress[] = [];

beforeAll(async () => {
  await client.connect();
  await seedBulk(client, options, (progress) => steps.push(progress));
});
afterAll(() => client.end());

const rows = async (text: string) => (await client.query(text)).rows;

it('writes as many posts as asked for, the most to the first business, and nothing that is due', async () => {
  const counts = await rows(
    `SELECT b.slug, count(p.id)::int AS posts FROM businesses b LEFT JOIN published_posts p ON p.business_id = b.id
     WHERE b.id LIKE 'biz_bulk_%' GROUP BY b.slug ORDER BY posts DESC`,
  );
  expect(counts).toHaveLength(12);
  expect(counts[0].slug).toBe('bulk-1');
  expect(counts.reduce((sum: number, { posts }) => sum + posts, 0)).toBe(3_000);
  expect(counts[0].posts).toBeGreaterThan(11 * counts[11].posts);
  expect(await rows("SELECT id FROM social_accounts WHERE id LIKE 'acc_bulk_%' AND metrics_due_at < now()")).toEqual(
    [],
  );
  expect(await rows('SELECT published_post_id FROM metric_watches')).toEqual([]);
});

it('counts days that agree with the rows, by the zone of each business', async () => {
  const wrong = await rows(
    `WITH raw AS (
       SELECT p.business_id, p.account_id, (p.published_at AT TIME ZONE b.time_zone)::date AS day, count(*)::int AS posts,
         coalesce(sum(s.impressions), 0)::bigint AS impressions, count(s.impressions)::int AS read
       FROM published_posts p JOIN businesses b ON b.id = p.business_id
       LEFT JOIN metric_snapshots s ON s.published_post_id = p.id
       GROUP BY 1, 2, 3
     )
     SELECT * FROM raw FULL JOIN daily_rollups d USING (business_id, account_id, day)
     WHERE (raw.posts, raw.impressions, raw.read) IS DISTINCT FROM (d.posts, d.impressions, d.impressions_posts)`,
  );
  expect(wrong).toEqual([]);
  expect((await rows('SELECT count(*)::int AS days FROM daily_rollups'))[0].days).toBeGreaterThan(1_000);
});

it('reports each step to its end', () => {
  expect(steps).toContainEqual({ step: 'published_posts', done: 3_000, total: 3_000 });
  expect(steps).toContainEqual({ step: 'rollups', done: 12, total: 12 });
  expect(steps.at(-1)).toEqual({ step: 'vacuum', done: 1, total: 1 });
});

it('refuses to be written twice', async () => {
  await expect(seedBulk(client, options, () => undefined)).rejects.toThrow('earlier bulk seed');
});
