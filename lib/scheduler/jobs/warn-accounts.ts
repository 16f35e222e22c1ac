import { warnAccounts as warn } from '@/lib/domain/accounts/warn-accounts';
import { MINUTE } from '@/lib/foundation/time';
import type { Job } from './job';

/** Tells owners of what will end. */
export const warnAccounts: Job<'warn-accounts'> = {
  name: 'warn-accounts',
  timeoutMs: 10 * MINUTE,
  cron: '7 * * * *',
  run: (_payload, call) => warn(call),
};
