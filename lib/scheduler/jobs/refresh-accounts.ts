import { refreshDueAccounts } from '@/lib/domain/accounts/refresh-due-accounts';
import { MINUTE } from '@/lib/foundation/time';
import type { Job } from './job';

/** Keeps tokens alive, well before their end. */
export const refreshAccounts: Job<'refresh-accounts'> = {
  name: 'refresh-accounts',
  timeoutMs: 10 * MINUTE,
  cron: '* * * * *',
  run: (_payload, call) => refreshDueAccounts(call),
};
