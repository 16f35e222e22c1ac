import { statement } from '../sql';
import type { MetricColumns } from './metrics';
import { METRIC_LIST } from './rollup-sums';

export interface SeriesRow extends MetricColumns {
  published_at: Date;
  captured_at: Date | null;
  readings: number;
  checked_at: Date | null;
  due_at: Date | null;
}

/** A publication with its snapshots, the oldest first: all, or $3 of them, spread evenly from the first to the last. */
export const metricSeries = statement<[businessId: string, publicationId: string, limit: number], SeriesRow>(
  'metric_series',
  `SELECT p.published_at, s.captured_at, coalesce(s.readings, 0) AS readings, w.checked_at, w.due_at, ${METRIC_LIST}
   FROM published_posts p
   LEFT JOIN metric_watches w ON w.published_post_id = p.id
   LEFT JOIN LATERAL (
     SELECT captured_at, ${METRIC_LIST}, (row_number() OVER (ORDER BY captured_at))::int AS n, (count(*) OVER ())::int AS readings
     FROM metric_snapshots WHERE published_post_id = p.id
   ) s ON n = 1 OR readings <= $3
     OR (n - 1) * ($3 - 1) / (readings - 1) > (n - 2) * ($3 - 1) / (readings - 1)
   WHERE p.id = $2 AND p.business_id = $1
   ORDER BY s.captured_at`,
);
