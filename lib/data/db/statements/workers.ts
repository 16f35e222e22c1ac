import { statement } from '../sql';

/** A worker says that it lives, and is expected again within $5 ms. `isFirst`: an earlier one may have had the same id. */
export const beat = statement<
  [
    id: string,
    isFirst: boolean,
    host: string,
    version: string,
    expectedMs: number,
    running: number,
    handled: number,
    jobWorkers: string[],
  ],
  never
>(
  'beat',
  `INSERT INTO workers AS w (id, host, version, started_at, seen_at, expected_at, running, handled, job_workers)
   VALUES ($1, $3, $4, now(), now(), now() + $5 * interval '1 millisecond', $6, $7, $8)
   ON CONFLICT (id) DO UPDATE
   SET started_at = CASE WHEN $2 THEN now() ELSE w.started_at END, host = excluded.host, version = excluded.version,
     seen_at = now(), expected_at = excluded.expected_at, running = excluded.running, handled = excluded.handled,
     job_workers = excluded.job_workers`,
);

export const workerSeenAt = statement<[id: string], { seen_at: Date }>(
  'worker_seen_at',
  'SELECT seen_at FROM workers WHERE id = $1',
);

export const removeWorker = statement<[id: string], never>('remove_worker', 'DELETE FROM workers WHERE id = $1');

/**
 * Workers overdue by $1 ms are gone. The job library would keep what they held for four hours; here it is free at once,
 * to be run again.
 */
export const sweepWorkers = statement<[goneMs: number], { gone: number }>(
  'sweep_workers',
  `WITH gone AS (
     DELETE FROM workers WHERE expected_at < now() - $1 * interval '1 millisecond' RETURNING job_workers
   )
   SELECT count(*)::int AS gone, graphile_worker.force_unlock_workers(ARRAY(SELECT unnest(job_workers) FROM gone))
   FROM gone HAVING count(*) > 0`,
);

interface WorkerRow {
  id: string;
  host: string;
  version: string;
  started_at: Date;
  seen_at: Date;
  is_seen: boolean;
  running: number;
  handled: number;
}

/** The $1 workers heard of last. */
export const workers = statement<[limit: number], WorkerRow>(
  'workers',
  `SELECT id, host, version, started_at, seen_at, expected_at > now() AS is_seen, running, handled
   FROM workers ORDER BY seen_at DESC, id LIMIT $1`,
);

/** How many are seen, and for how long none was heard of. */
export const workersSeen = statement<[], { seen: number; silent_seconds: number | null }>(
  'workers_seen',
  `SELECT count(*) FILTER (WHERE expected_at > now())::int AS seen,
     CASE WHEN count(*) > 0 THEN floor(greatest(0, extract(epoch FROM now() - max(seen_at))))::int END AS silent_seconds
   FROM workers`,
);
