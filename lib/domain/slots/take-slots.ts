import { run } from '@/lib/data/db/sql';
import { lockAccounts } from '@/lib/data/db/statements/slots';
import type { Transaction } from '@/lib/data/db/transaction';
import { env } from '@/lib/foundation/env';
import { AppError, type FieldError } from '@/lib/foundation/errors';
import { routes } from '@/lib/foundation/routes';
import type { BusinessContext } from '../context';
import { findFree } from './find-free';
import { SLOT_HORIZON_DAYS } from './free-slots';

/**
 * The next free posting time of each account, for rows that the same transaction writes: the accounts stay locked until it
 * ends, so that no two take the same. A post that stands at an instant takes it; nothing else is kept.
 * @throws AppError naming each account that has no posting times, or none that is free
 */
export async function takeSlots(
  tx: Transaction,
  ctx: BusinessContext,
  accountIds: string[],
): Promise<(accountId: string) => Date> {
  const locked = await run(tx.client, lockAccounts, [ctx.business.id, accountIds]);
  const names = new Map(locked.map(({ id, display_name }) => [id, display_name]));
  const foundOf = await findFree(tx.client, ctx, accountIds);
  const errors: FieldError[] = [];
  const times = new Map<string, Date>();
  for (const [index, accountId] of accountIds.entries()) {
    const { hasSlots, free } = foundOf(accountId);
    const [next] = free;
    if (next) times.set(accountId, next.at);
    else {
      const account = { id: accountId, name: names.get(accountId) ?? accountId };
      errors.push({ path: `accountIds.${index}`, ...noneFree(account, hasSlots, ctx.business.slug) });
    }
  }
  const [problem] = errors;
  if (problem) throw new AppError('invalid_input', problem.message, { errors });
  return (accountId) => {
    const at = times.get(accountId);
    if (!at) throw new AppError('internal_error', `No posting time was taken for "${accountId}".`);
    return at;
  };
}

const noneFree = (
  account: { id: string; name: string },
  hasSlots: boolean,
  business: string,
): Omit<FieldError, 'path'> => {
  const page = new URL(routes.postingTimes(business, account.id), env().APP_URL);
  const where = `at ${page} or with PUT /api/v2/accounts/${account.id}/slots`;
  return hasSlots
    ? {
        code: 'slots_taken',
        message: `Every posting time of "${account.name}" in the next ${SLOT_HORIZON_DAYS} days is taken. Add more ${where}, or choose a time.`,
      }
    : {
        code: 'no_slots',
        message: `"${account.name}" has no posting times. Add some ${where}, or choose a time.`,
      };
};
