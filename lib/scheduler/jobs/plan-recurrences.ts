import { planDueRecurrences } from '@/lib/domain/recurrences/plan-due-recurrences';
import { MINUTE } from '@/lib/foundation/time';
import type { Job } from './job';

/** Plans more of the series whose planned weeks run short. */
export const planRecurrences: Job<'plan-recurrences'> = {
  name: 'plan-recurrences',
  timeoutMs: 10 * MINUTE,
  cron: '*/5 * * * *',
  run: (_payload, call) => planDueRecurrences(call),
};
