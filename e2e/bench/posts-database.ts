import type pg from 'pg';
import { run } from '@/lib/data/db/sql';
import { refillRollups } from '@/lib/data/db/statements/rollups';
import type { BenchDatabase } from './bench-database';
import type { Bench } from './target';

export const ZONE = 'Europe/Oslo';
/** Publications that the smallest business has at the least, in every size of table: more than a page. */
const ROWS_A_BUSINESS = 2_500;
const MOST_BUSINESSES = 2_000;
const DAYS = 730;

export interface SizedBusiness {
  id: string;
  posts: number;
}

/** Publications of two years with their latest numbers; the n-th business has an n-th of what the first one has. */
export interface PostsDatabase extends BenchDatabase {
  largest: SizedBusiness;
  median: SizedBusiness;
  smallest: SizedBusiness;
}

const opened = new WeakMap<Bench, Map<number, Promise<PostsDatabase>>>();

/** The targets of one run share it, so none may change its rows. */
export function postsDatabase(bench: Bench, rows: number): Promise<PostsDatabase> {
  const bySize = opened.get(bench) ?? new Map<number, Promise<PostsDatabase>>();
  opened.set(bench, bySize);
  const database = bySize.get(rows) ?? seeded(bench, rows);
  bySize.set(rows, database);
  return database;
}

async function seeded(bench: Bench, rows: number): Promise<PostsDatabase> {
  const database = await bench.createDatabase(`posts_${rows}`);
  const businesses = sizes(rows);
  bench.say(`seeding ${rows} publications of ${businesses.length} businesses`);
  await seed(database.client, businesses);
  const [largest, median, smallest] = [businesses[0], businesses[businesses.length >> 1], businesses.at(-1)];
  if (!largest || !median || !smallest) throw new RangeError('A table needs a business.');
  for (const { id } of [largest, median]) await run(database.client, refillRollups, [id]);
  await database.client.query('VACUUM (ANALYZE) published_posts, latest_metrics, daily_rollups');
  return { ...database, largest, median, smallest };
}

function sizes(rows: number): SizedBusiness[] {
  const count = Math.min(MOST_BUSINESSES, Math.max(20, Math.floor(rows / ROWS_A_BUSINESS)));
  const weights = Array.from({ length: count }, (_, index) => 1 / (index + 1));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight, index) => ({ id: `biz_${index}`, posts: Math.floor((rows * weight) / whole) }));
}

/** In the order of time, as life writes them, so that the rows of a business lie apart. */
async function seed(client: pg.Client, businesses: readonly SizedBusiness[]): Promise<void> {
  // VACUUM marks a page all-visible, which index-only scans need, only once the commit of its rows is on disk.
  await client.query('SET synchronous_commit = on');
  await client.query("SET session_replication_role = 'replica'");
  await client.query('SELECT setseed(0.5)');
  await client.query(
    `INSERT INTO businesses (id, slug, name, time_zone, updated_at)
     SELECT id, id, id, $2, now() FROM unnest($1::text[]) id`,
    [businesses.map(({ id }) => id), ZONE],
  );
  await client.query(`
    INSERT INTO social_accounts (id, business_id, platform, kind, platform_user_id, display_name, connected_at, updated_at)
    SELECT b.id || '_' || platform, b.id, platform, 'page', b.id, b.id, now(), now()
    FROM businesses b CROSS JOIN unnest(enum_range(NULL::platform)) AS platform`);
  await client.query(
    `INSERT INTO published_posts (id, business_id, account_id, platform, platform_post_id, permalink, excerpt, published_at)
     SELECT 'pub_' || business || '_' || n, business, business || '_' || platform, platform, 'post' || n,
       'https://network.example/posts/' || n, repeat('A post of usual length. ', 4), at
     FROM (
       SELECT business, n, (enum_range(NULL::platform))[1 + n % 4] AS platform, now() - random() * interval '${DAYS} days' AS at
       FROM unnest($1::text[], $2::int[]) AS b (business, posts) CROSS JOIN generate_series(1, posts) n
     ) drawn
     ORDER BY at`,
    [businesses.map(({ id }) => id), businesses.map(({ posts }) => posts)],
  );
  await client.query(`
    INSERT INTO latest_metrics (published_post_id, business_id, account_id, platform, published_at, captured_at,
      impressions, reactions, comments, shares)
    SELECT id, business_id, account_id, platform, published_at, now(),
      (random() * 10000)::int, (random() * 100)::int, (random() * 20)::int, (random() * 5)::int
    FROM published_posts`);
  await client.query("SET session_replication_role = 'origin'");
  await client.query('VACUUM (ANALYZE)');
}
