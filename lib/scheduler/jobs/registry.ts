import type { JobName } from '@/lib/data/jobs/payloads';
import { checkMedia } from './check-media';
import { inspectAccounts } from './inspect-accounts';
import type { Job } from './job';
import { planRecurrences } from './plan-recurrences';
import { refreshAccounts } from './refresh-accounts';
import { revokeToken } from './revoke-token';
import { rollUpPunctualityJob } from './roll-up-punctuality';
import { sendMail } from './send-mail';
import { sweepExpiredRows } from './sweep-expired-rows';
import { syncMetricsJob } from './sync-metrics';
import { warnAccounts } from './warn-accounts';

/** A job without its work does not compile. */
export const JOBS = {
  'check-media': checkMedia,
  'inspect-accounts': inspectAccounts,
  'plan-recurrences': planRecurrences,
  'refresh-accounts': refreshAccounts,
  'revoke-token': revokeToken,
  'roll-up-punctuality': rollUpPunctualityJob,
  'send-mail': sendMail,
  'sweep-expired-rows': sweepExpiredRows,
  'sync-metrics': syncMetricsJob,
  'warn-accounts': warnAccounts,
} as const satisfies { [N in JobName]: Job<N> };
