import { statement } from '../sql';
import { addToRollups, localDay, metricsOf } from './rollup-sums';

/** Whoever counts for the business waits from here to the end of the transaction. First of the four of a rebuild. */
export const lockForRebuild = statement<[businessId: string], { time_zone: string }>(
  'lock_for_rebuild',
  'SELECT time_zone FROM businesses WHERE id = $1 FOR NO KEY UPDATE',
);

export const clearRollups = statement<[businessId: string], never>(
  'clear_rollups',
  'DELETE FROM daily_rollups WHERE business_id = $1',
);

/** The days of a business anew, from its publications and their latest numbers. */
export const refillRollups = statement<[businessId: string], { posts: number }>(
  'refill_rollups',
  `WITH counted AS (${addToRollups(`
     SELECT 1 AS sign, 1 AS posts, p.business_id, p.account_id, p.platform, ${localDay} AS day, s.captured_at AS read_at,
       ${metricsOf('s')}
     FROM published_posts p
     JOIN businesses z ON z.id = p.business_id
     LEFT JOIN latest_metrics s ON s.published_post_id = p.id
     WHERE p.business_id = $1`)}
     RETURNING posts)
   SELECT coalesce(sum(posts), 0)::int AS posts FROM counted`,
);

/** Every business, or the one that is named, in order of ids. */
export const businessesToRebuild = statement<[only: string | null], { id: string; slug: string }>(
  'businesses_to_rebuild',
  'SELECT id, slug FROM businesses WHERE $1::text IS NULL OR id = $1 ORDER BY id',
);
