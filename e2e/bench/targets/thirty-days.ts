import { explain } from '@/lib/data/db/explain';
import { run } from '@/lib/data/db/sql';
import { rollupsByBucket } from '@/lib/data/db/statements/analytics-rollups';
import { DAY, plus } from '@/lib/foundation/time';
import { onNewConnection } from '../bench-database';
import { type PostsDatabase, postsDatabase, type SizedBusiness } from '../posts-database';
import { inTurns, mustEqual } from '../rounds';
import type { Result, Target } from '../target';

const MAX_BUFFERS = 130;
const GOAL = { median: 1.3, raw: 80, rows: 5_000_000 };
/** Numbers that the seeding gives. */
const METRICS = ['impressions', 'reactions', 'comments', 'shares'] as const;

const isoDay = (at: Date): string => at.toISOString().slice(0, 10);
/** Whole days only: today's end would move between the two sides. */
const to = plus(new Date(), -2 * DAY);
const days = [isoDay(plus(to, -29 * DAY)), isoDay(to)] as const;

/** By day and account, as charts show them, and by account alone, as a first screen sums them up. */
const BUCKETS = ['day', 'all'] as const;
type Bucket = (typeof BUCKETS)[number];

/** Target 4: the numbers of thirty days, from rollups, whatever the business published. */
export const thirtyDaysTarget: Target = {
  number: 4,
  title: 'thirty days of numbers',
  async run(bench) {
    const database = await postsDatabase(bench, bench.options.rows);
    const rolled = ({ id }: SizedBusiness, bucket: Bucket = 'all') =>
      run(database.client, rollupsByBucket, paramsOf(id, bucket));
    for (const business of [database.largest, database.median]) {
      for (const bucket of BUCKETS) {
        const ours = (await rolled(business, bucket)).map((row) => [
          ...[row.bucket, row.account_id, row.posts],
          ...METRICS.map((it) => row[it]),
        ]);
        const theirs = (await raw(database, business, bucket)).map((row) => Object.values(row));
        mustEqual(`the groups of ${business.id} by ${bucket}`, ours, theirs);
      }
    }
    const { largest, median } = await inTurns(
      bench,
      { largest: () => rolled(database.largest), median: () => rolled(database.median) },
      50,
    );
    const times = await inTurns(
      bench,
      { ours: () => rolled(database.largest), raw: () => raw(database, database.largest, 'all') },
      5,
    );
    const goal = (GOAL.raw * Math.min(bench.options.rows, GOAL.rows)) / GOAL.rows;
    return [
      await buffers(database),
      {
        ...{ target: 4, name: 'largest business to median', ours: largest, baseline: median, ratio: largest / median },
        ...{ unit: 'ms', goal: `≤ ${GOAL.median}×`, ok: largest <= GOAL.median * median },
      },
      {
        ...{ target: 4, name: 'raw SQL to rollups, largest', ours: times.ours, baseline: times.raw },
        ...{ ratio: times.raw / times.ours, unit: 'ms', goal: `baseline ≥ ${goal}× (80× at 5 M rows)` },
        ok: times.raw >= goal * times.ours,
      },
    ];
  },
};

const paramsOf = (business: string, bucket: Bucket): [string, string, string, Bucket, null, null] => [
  ...([business, ...days, bucket] as const),
  null,
  null,
];

async function buffers(database: PostsDatabase): Promise<Result> {
  const { buffers: ours } = await onNewConnection(database, (client) =>
    explain(client, rollupsByBucket, paramsOf(database.largest.id, 'day'), 'force_generic_plan'),
  );
  return {
    ...{ target: 4, name: 'buffers, largest business', ours, baseline: null, ratio: null, unit: 'buffers' },
    ...{ goal: `≤ ${MAX_BUFFERS}`, ok: ours <= MAX_BUFFERS },
  };
}

/** The same groups from the publications themselves, over the index of their time. */
async function raw({ client }: PostsDatabase, { id, timeZone }: SizedBusiness, bucket: Bucket): Promise<object[]> {
  const day = bucket === 'day' ? "to_char(p.published_at AT TIME ZONE $4, 'YYYY-MM-DD')" : '$2::text';
  const sums = METRICS.map((name) => `sum(m.${name})::float8 AS ${name}`).join(', ');
  const { rows } = await client.query<object>({
    name: `raw_thirty_days_${bucket}`,
    text: `SELECT ${day} AS bucket, p.account_id,
        count(*)::float8 AS posts, ${sums}
      FROM published_posts p LEFT JOIN latest_metrics m ON m.published_post_id = p.id
      WHERE p.business_id = $1 AND p.published_at >= $2::date::timestamp AT TIME ZONE $4
        AND p.published_at < ($3::date + 1)::timestamp AT TIME ZONE $4
      GROUP BY 1, 2 ORDER BY 1, 2`,
    values: [id, ...days, timeZone],
  });
  return rows;
}
