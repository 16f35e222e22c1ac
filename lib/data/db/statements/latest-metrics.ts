import { statement } from '../sql';
import { METRIC_COLUMNS, METRIC_LIST } from './rollup-sums';

const READ = ['captured_at', ...METRIC_COLUMNS];
const readOf = (table: string): string => READ.map((name) => `${table}.${name}`).join(', ');

/** Writes what publications were read at last, from rows in the order of these columns, over what stands. */
export const writeLatest = (rows: string): string => `
     INSERT INTO latest_metrics AS l (published_post_id, business_id, account_id, platform, published_at, ${READ.join(', ')})
     ${rows}
     ON CONFLICT (published_post_id) DO UPDATE SET ${READ.map((name) => `${name} = excluded.${name}`).join(', ')}`;

/** The same for rows of new snapshots, of which one may be older than what stands. */
export const writeNewest = (rows: string): string => `${writeLatest(rows)} WHERE l.captured_at < excluded.captured_at`;

/** Makes the rows of a business what its snapshots say; those that do so already are left alone. */
export const repairLatest = statement<[businessId: string], never>(
  'repair_latest',
  `WITH groundless AS (
     DELETE FROM latest_metrics l
     WHERE business_id = $1 AND NOT EXISTS (SELECT FROM metric_snapshots WHERE published_post_id = l.published_post_id)
   )${writeLatest(`
     SELECT p.id, p.business_id, p.account_id, p.platform, p.published_at, ${readOf('s')}
     FROM published_posts p
     CROSS JOIN LATERAL (
       SELECT captured_at, ${METRIC_LIST} FROM metric_snapshots
       WHERE published_post_id = p.id ORDER BY captured_at DESC LIMIT 1
     ) s
     LEFT JOIN latest_metrics old ON old.published_post_id = p.id
     WHERE p.business_id = $1 AND (${readOf('s')}) IS DISTINCT FROM (${readOf('old')})
     ORDER BY p.published_at`)}`,
);
