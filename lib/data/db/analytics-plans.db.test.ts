import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explain } from './explain';
import { rollupsByBucket } from './statements/analytics-rollups';
import { countableAccounts, followersByDay } from './statements/followers';
import { metricSeries } from './statements/metric-series';
import { heatByHour, rankedPosts } from './statements/ranked-posts';

const [LARGEST, SMALLEST] = ['biz_large', 'biz_small'];
/** 400 days of 20 businesses of four accounts, written day by day as life does, so that a business's rows lie apart. */
const ROLLUPS = `INSERT INTO daily_rollups (business_id, account_id, platform, day, posts, impressions, impressions_posts)
  SELECT b.id, b.id || '_' || platform, platform, day, 40, 1000, 38
  FROM generate_series(date '2025-10-21', date '2026-11-24', interval '1 day') AS day
  CROSS JOIN businesses b CROSS JOIN unnest(enum_range(NULL::platform)) AS platform
  ORDER BY day, b.id`;

const ACCOUNTS = `INSERT INTO social_accounts (id, business_id, platform, kind, platform_user_id, display_name, connected_at, updated_at)
  SELECT b.id || '_' || platform, b.id, platform, 'person', b.id, b.id, now(), now()
  FROM businesses b CROSS JOIN unnest(enum_range(NULL::platform)) AS platform`;

/** 100 days of 300 publications in order of time, of which the largest business has 175 and every other nine or so. */
const PUBLICATIONS = `INSERT INTO published_posts (id, business_id, account_id, platform, permalink, excerpt, published_at)
  SELECT 'pub_0000000000_' || n, business, business || '_' || platform, platform, 'https://example.com/p/' || n, repeat('x', 90), at
  FROM generate_series(1, 30000) n
  CROSS JOIN LATERAL (
    SELECT CASE WHEN n % 12 < 7 THEN '${LARGEST}' ELSE 'biz_' || n % 18 + 1 END AS business,
      (enum_range(NULL::platform))[n % 4 + 1] AS platform, timestamptz '2026-08-17' + n * interval '288 seconds' AS at
  ) post`;

const LATEST = `INSERT INTO latest_metrics (published_post_id, business_id, account_id, platform, published_at, captured_at, impressions, reactions)
  SELECT id, business_id, account_id, platform, published_at, now(), length(id), 7 FROM published_posts ORDER BY published_at`;

/** Of each account a reading a day, written day by day. */
const COUNTS = `INSERT INTO account_snapshots (account_id, captured_at, business_id, followers)
  SELECT a.id, day, a.business_id, 100
  FROM generate_series(timestamptz '2025-10-21 06:00Z', '2026-11-24 06:00Z', interval '1 day') AS day
  CROSS JOIN social_accounts a ORDER BY day, a.id`;

/** Eight readings of each publication, written reading by reading. */
const READINGS = `INSERT INTO metric_snapshots (published_post_id, captured_at, business_id, impressions)
  SELECT id, published_at + n * interval '6 hours', business_id, 100 * n
  FROM generate_series(1, 8) n CROSS JOIN published_posts ORDER BY n, published_at`;

const THIRTY_DAYS = [new Date('2026-10-26'), new Date('2026-11-25')] as const;

let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query('TRUNCATE businesses CASCADE');
  await client.query(
    `INSERT INTO businesses (id, slug, name, time_zone, updated_at)
    SELECT id, id, id, 'UTC', now() FROM unnest($1::text[] || ARRAY(SELECT 'biz_' || n FROM generate_series(1, 18) n)) id`,
    [[LARGEST, SMALLEST]],
  );
  await client.query(ACCOUNTS);
  for (const rows of [ROLLUPS, PUBLICATIONS, LATEST, COUNTS, READINGS]) await client.query(rows);
  await client.query(
    'VACUUM ANALYZE daily_rollups, published_posts, latest_metrics, account_snapshots, metric_snapshots, social_accounts',
  );
});
afterAll(() => client.end());

describe.each(['force_custom_plan', 'force_generic_plan'] as const)('plans of the analytics, %s', (mode) => {
  it.each([
    ['thirty days by day', 'day', '2026-10-26', 130],
    ['thirty days in one', 'all', '2026-10-26', 130],
    ['a year by month', 'month', '2025-11-25', 1_600],
  ] as const)('%s come by key, within their buffers', async (_, bucket, from, most) => {
    const params = [LARGEST, from, '2026-11-24', bucket, null, null] as const;
    const { nodes, buffers } = await explain(client, rollupsByBucket, [...params], mode);
    expect(nodes.map((node) => node['Index Name'])).toContain('daily_rollups_pkey');
    expect(nodes.map((node) => node['Node Type'])).not.toContain('Seq Scan');
    expect(buffers).toBeLessThanOrEqual(most);
  });

  it.each([
    ['the best of thirty days', rankedPosts('engagements', 'top'), [null, null, 21], 400],
    ['when thirty days were published', heatByHour('engagements'), ['Europe/Oslo'], 700],
  ] as const)('%s come from the latest numbers alone', async (_, statement, rest, most) => {
    const params = [LARGEST, ...THIRTY_DAYS, null, null, ...rest];
    const { nodes, buffers } = await explain<readonly unknown[], unknown>(client, statement, params, mode);
    expect(nodes.map((node) => node['Index Name'])).toContain('idx_latest_metrics_business_published');
    expect(nodes.map((node) => node['Node Type'])).not.toContain('Seq Scan');
    expect(buffers).toBeLessThanOrEqual(most);
  });

  it('the life of a post comes from its own readings', async () => {
    const params = [LARGEST, 'pub_0000000000_29994', 200] as const;
    const { nodes, buffers } = await explain(client, metricSeries, [...params], mode);
    expect(nodes.map((node) => node['Index Name'])).toContain('metric_snapshots_pkey');
    expect(nodes.map((node) => node['Node Type'])).not.toContain('Seq Scan');
    expect(buffers).toBeLessThanOrEqual(30);
  });

  it.each([
    ['of all accounts', null],
    ['of one account', `${LARGEST}_x`],
  ])('the followers by day %s come from its readings of these days', async (_, accountId) => {
    const params = [LARGEST, ...THIRTY_DAYS, null, accountId, 'Europe/Oslo'] as const;
    const { nodes, buffers } = await explain(client, followersByDay, [...params], mode);
    expect(nodes.map((node) => node['Index Name'])).toContain('account_snapshots_pkey');
    const scanned = nodes.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name']);
    expect(scanned).not.toContain('account_snapshots');
    expect(buffers).toBeLessThanOrEqual(400);
  });

  it('why an account has no count is told by the first of its readings', async () => {
    const { nodes, buffers } = await explain(client, countableAccounts, [LARGEST, null, null], mode);
    const scanned = nodes.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name']);
    expect(scanned).not.toContain('account_snapshots');
    expect(buffers).toBeLessThanOrEqual(40);
  });
});
