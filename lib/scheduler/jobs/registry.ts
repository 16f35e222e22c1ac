import type { JobName } from '@/lib/data/jobs/payloads';
import type { Job } from './job';
import { sweepExpiredRows } from './sweep-expired-rows';
import { syncMetricsJob } from './sync-metrics';

/** A job without its work does not compile. */
export const JOBS = {
  'sweep-expired-rows': sweepExpiredRows,
  'sync-metrics': syncMetricsJob,
} as const satisfies { [N in JobName]: Job<N> };
