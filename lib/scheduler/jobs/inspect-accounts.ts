import { inspectDueAccounts } from '@/lib/domain/accounts/inspect-due-accounts';
import { MINUTE } from '@/lib/foundation/time';
import type { Job } from './job';

/** Looks at each account once a day, spread over it. */
export const inspectAccounts: Job<'inspect-accounts'> = {
  name: 'inspect-accounts',
  timeoutMs: 9 * MINUTE,
  cron: '*/5 * * * *',
  run: (_payload, call) => inspectDueAccounts(call),
};
