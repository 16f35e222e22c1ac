import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rebuildRollups } from '@/lib/domain/analytics/rebuild-rollups';
import { env } from '@/lib/foundation/env';
import { type BulkBusiness, type BulkProgress, seedBulk } from './seed-bulk';

const client = new pg.Client({ connectionString: env().DATABASE_URL });
const options = { businesses: 12, posts: 3_000, seed: 7, now: new Date('2026-11-20T12:00:00Z') };
const steps: BulkProgress[] = [];
let made: BulkBusiness[];
let definitions: unknown[];

const rows = async (text: string) => (await client.query(text)).rows;

const DEFINITIONS = `
  SELECT indexdef AS made FROM pg_indexes WHERE schemaname = 'public' UNION ALL
  SELECT conname || ' ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint ORDER BY made`;
const COUNTS = `
  SELECT (SELECT count(*) FROM published_posts)::int AS published, (SELECT count(*) FROM scheduled_posts)::int AS waiting,
    (SELECT count(*) FROM daily_rollups)::int AS days, (SELECT count(*) FROM businesses)::int AS businesses`;

beforeAll(async () => {
  await client.connect();
  definitions = await rows(DEFINITIONS);
  const cut = (progress: BulkProgress): void => {
    if (progress.step === 'indexes') throw new Error('cut');
  };
  await expect(seedBulk(client, options, cut)).rejects.toThrow('cut');
  expect(await rows(COUNTS)).toEqual([{ published: 0, waiting: 0, days: 0, businesses: 0 }]);
  made = await seedBulk(client, options, (progress) => steps.push(progress));
});
afterAll(() => client.end());

it('writes as many posts as asked for, the most to the first business', async () => {
  const counts = await rows(
    `SELECT business_id AS id, count(*)::int AS posts FROM published_posts GROUP BY 1 ORDER BY posts DESC, id`,
  );
  expect(counts).toHaveLength(12);
  expect(counts).toEqual(expect.arrayContaining(made));
  expect(made.reduce((sum, { posts }) => sum + posts, 0)).toBe(3_000);
  expect(counts[0]).toEqual(made[0]);
  expect(counts[0].posts).toBeGreaterThan(11 * counts[11].posts);
});

it('has posts that wait in every business, none for a week, and nothing to ask a network about', async () => {
  const [waiting] = await rows(
    `SELECT count(*)::int AS posts, count(DISTINCT business_id)::int AS businesses, min(scheduled_at) AS first,
       max(scheduled_at) AS last FROM scheduled_posts WHERE status = 'pending'`,
  );
  expect(waiting).toMatchObject({ businesses: 12, first: new Date('2026-11-27T12:00:00Z') });
  expect(waiting.posts).toBeGreaterThan(20);
  expect(waiting.last.getTime()).toBeLessThan(Date.parse('2027-01-27T12:00:00Z'));
  expect(await rows("SELECT id FROM social_accounts WHERE metrics_due_at < now() + interval '10 years'")).toEqual([]);
  expect(await rows('SELECT published_post_id FROM metric_watches')).toEqual([]);
});

it('writes publications in the order of time, with ids in the same order', async () => {
  const out = await rows(
    `SELECT id FROM (SELECT id, published_at, lag(published_at) OVER (ORDER BY id) AS before FROM published_posts) p
     WHERE published_at < before`,
  );
  expect(out).toEqual([]);
});

it("counts the days, and keeps the latest numbers, as the product's own rebuild does", async () => {
  const counted = `SELECT * FROM daily_rollups ORDER BY business_id, day, account_id`;
  const latest = 'SELECT * FROM latest_metrics ORDER BY published_post_id';
  const [days, numbers] = [await rows(counted), await rows(latest)];
  expect(days.length).toBeGreaterThan(1_000);
  expect(days.reduce((sum, { posts }) => sum + posts, 0)).toBe(3_000);
  expect(numbers.length).toBeGreaterThan(1_400);
  for (const { id } of made) await rebuildRollups(client, id);
  expect(await rows(counted)).toEqual(days);
  expect(await rows(latest)).toEqual(numbers);
  const [snapshots] = await rows('SELECT count(*)::int AS count FROM metric_snapshots');
  expect(snapshots.count).toBe(numbers.length);
});

it('leaves indexes and constraints as they were', async () => {
  expect(definitions.length).toBeGreaterThan(100);
  expect(await rows(DEFINITIONS)).toEqual(definitions);
});

it('reports each step to its end', () => {
  for (const step of ['published_posts', 'metric_snapshots', 'daily_rollups']) {
    expect(steps).toContainEqual({ step, done: 3_000, total: 3_000 });
  }
  expect(steps.at(-1)).toEqual({ step: 'vacuum', done: 1, total: 1 });
});

it('refuses to be written twice', async () => {
  await expect(seedBulk(client, options, () => undefined)).rejects.toThrow('earlier bulk seed');
});
