import type { Platform } from '@/lib/contracts/platform';
import { statement } from '../sql';
import { SUM_COLUMNS, type SUMMED } from './rollup-sums';

export type RollupMetric = (typeof SUMMED)[number];

/** One account in one stretch of days. Sums are doubles: counts fit their whole numbers by far. */
export type RollupRow = Record<RollupMetric | `${RollupMetric}_posts`, number> & {
  /** Its first day, of a week Monday, as YYYY-MM-DD. */
  bucket: string;
  account_id: string;
  platform: Platform;
  posts: number;
  rated_impressions: number;
  rated_impressions_engagements: number;
  rated_impressions_posts: number;
  read_at: Date | null;
};

const COLUMNS = ['posts', ...SUM_COLUMNS];
const SUMS = COLUMNS.map((name) => `sum(${name})::float8 AS ${name}`).join(', ');

type RollupRange = [
  businessId: string,
  from: string,
  to: string,
  bucket: 'day' | 'week' | 'month' | 'all',
  platform: Platform | null,
  accountId: string | null,
];

/**
 * The rollups of the days $2 to $3, both included, by stretch and account; `all` is one stretch. A stretch becomes a text when its
 * sums are made: before, PostgreSQL would write one for every row of a day, and sort by it.
 */
export const rollupsByBucket = statement<RollupRange, RollupRow>(
  'rollups_by_bucket',
  `SELECT to_char(bucket, 'YYYY-MM-DD') AS bucket, account_id, platform, ${COLUMNS.join(', ')}, read_at
   FROM (
     SELECT CASE WHEN $4 = 'all' THEN $2::date ELSE date_trunc($4, day::timestamp)::date END AS bucket,
       account_id, platform, ${SUMS}, max(read_at) AS read_at
     FROM daily_rollups
     WHERE business_id = $1 AND day BETWEEN $2::date AND $3::date
       AND ($5::platform IS NULL OR platform = $5::platform) AND ($6::text IS NULL OR account_id = $6)
     GROUP BY 1, 2, 3
   ) summed ORDER BY summed.bucket, account_id`,
);

export const accountOfBusiness = statement<[businessId: string, accountId: string], { id: string }>(
  'account_of_business',
  'SELECT id FROM social_accounts WHERE id = $2 AND business_id = $1',
);
