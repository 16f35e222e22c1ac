import type { JobName } from '@/lib/data/jobs/payloads';
import type { Job } from './job';
import { refreshAccounts } from './refresh-accounts';
import { sweepExpiredRows } from './sweep-expired-rows';
import { syncMetricsJob } from './sync-metrics';

/** A job without its work does not compile. */
export const JOBS = {
  'refresh-accounts': refreshAccounts,
  'sweep-expired-rows': sweepExpiredRows,
  'sync-metrics': syncMetricsJob,
} as const satisfies { [N in JobName]: Job<N> };
