import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explain } from './explain';
import { rollupsByBucket } from './statements/analytics-rollups';

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
  await client.query(ROLLUPS);
  await client.query('VACUUM ANALYZE daily_rollups');
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
});
