import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { settleReadings } from '@/lib/data/db/statements/metrics';
import { insertPublication } from '@/lib/data/db/statements/publication';
import { newId } from '@/lib/foundation/ids';
import { plus } from '@/lib/foundation/time';
import type { PostMetrics } from '@/lib/platforms/platform';
import { type createAccount, type createBusiness, createScheduledPost } from '@/prisma/factories';

type Business = Awaited<ReturnType<typeof createBusiness>>;
type Account = Awaited<ReturnType<typeof createAccount>>;

/** A publication as the product writes one. */
export async function publish(business: Business, account: Account, publishedAt: Date): Promise<string> {
  const scheduled = await createScheduledPost(business, account, { status: 'published' });
  const id = newId('pub');
  await run(pool(), insertPublication, [id, scheduled.id, id, null, publishedAt, null, publishedAt, false]);
  return id;
}

export interface Numbers {
  id: string;
  values: Partial<PostMetrics>;
}

/** When each post is due: what a reading must have seen. */
export const dueTimes = async (ids: string[]): Promise<Map<string, Date | null>> =>
  new Map(
    (await prisma().metricWatch.findMany({ where: { publishedPostId: { in: ids } } })).map((watch) => [
      watch.publishedPostId,
      watch.dueAt,
    ]),
  );

/** Numbers of posts as the sync writes them. */
export async function settle(
  numbers: Numbers[],
  capturedAt: Date,
  seen: Awaited<ReturnType<typeof dueTimes>>,
): Promise<void> {
  const readings = numbers.map(({ id, values }) => ({
    ...{ id, seen: seen.get(id), due: plus(seen.get(id) ?? capturedAt, 1), unchanged: 0 },
    ...{ checked: true, charged: null, gone: false, kept: true },
    ...values,
  }));
  await run(pool(), settleReadings, [JSON.stringify(readings), capturedAt]);
}

const SUMMED = 'impressions reach reactions comments shares clicks saves video_views engagements'.split(' ');
const RATED = ['impressions', 'reach'];
const sums = [
  ...SUMMED.flatMap((name) => [`coalesce(sum(${name}), 0)::bigint AS ${name}`, `count(${name})::int AS ${name}_posts`]),
  ...RATED.flatMap((name) => [
    `coalesce(sum(CASE WHEN engagements IS NOT NULL THEN ${name} END), 0)::bigint AS rated_${name}`,
    `coalesce(sum(CASE WHEN ${name} IS NOT NULL THEN engagements END), 0)::bigint AS rated_${name}_engagements`,
    `count(CASE WHEN engagements IS NOT NULL THEN ${name} END)::int AS rated_${name}_posts`,
  ]),
];

/** What the days must say, from the publications and all their snapshots. */
export async function rawDays(businessId: string): Promise<unknown[]> {
  const { rows } = await pool().query(
    `WITH latest AS (
       SELECT DISTINCT ON (published_post_id) * FROM metric_snapshots ORDER BY published_post_id, captured_at DESC
     ), valued AS (
       SELECT p.account_id, p.platform, to_char(p.published_at AT TIME ZONE b.time_zone, 'YYYY-MM-DD') AS day, l.*,
         (SELECT sum(part) FROM unnest(ARRAY[l.reactions, l.comments, l.shares, l.clicks, l.saves]) part) AS engagements
       FROM published_posts p JOIN businesses b ON b.id = p.business_id LEFT JOIN latest l ON l.published_post_id = p.id
       WHERE p.business_id = $1
     )
     SELECT account_id, platform, day, count(*)::int AS posts, max(captured_at) AS read_at, ${sums.join(', ')}
     FROM valued GROUP BY 1, 2, 3 ORDER BY day, account_id`,
    [businessId],
  );
  return rows;
}

/** What the days say. */
export async function keptDays(businessId: string): Promise<unknown[]> {
  const { rows } = await pool().query(
    `SELECT account_id, platform, to_char(day, 'YYYY-MM-DD') AS day, posts, read_at,
       ${SUMMED.flatMap((name) => [name, `${name}_posts`]).join(', ')},
       ${RATED.flatMap((name) => ['', '_engagements', '_posts'].map((part) => `rated_${name}${part}`)).join(', ')}
     FROM daily_rollups WHERE business_id = $1 ORDER BY day, account_id`,
    [businessId],
  );
  return rows;
}

const LATEST = 'account_id, platform, published_at, captured_at';
const NUMBERS = 'impressions, reach, reactions, comments, shares, clicks, saves, video_views';

/** What the rows of latest numbers must say, from all snapshots. */
export async function rawLatest(businessId: string): Promise<unknown[]> {
  const { rows } = await pool().query(
    `SELECT DISTINCT ON (p.id) p.id, ${LATEST}, ${NUMBERS}
     FROM published_posts p JOIN metric_snapshots s ON s.published_post_id = p.id
     WHERE p.business_id = $1 ORDER BY p.id, captured_at DESC`,
    [businessId],
  );
  return rows;
}

/** What they say. */
export async function keptLatest(businessId: string): Promise<unknown[]> {
  const { rows } = await pool().query(
    `SELECT published_post_id AS id, ${LATEST}, ${NUMBERS} FROM latest_metrics WHERE business_id = $1 ORDER BY 1`,
    [businessId],
  );
  return rows;
}
