import { type Queryable, run } from '@/lib/data/db/sql';
import { slotsOf, takenTimes } from '@/lib/data/db/statements/slots';
import type { BusinessContext } from '../context';
import type { Occurrence } from '../recurrences/occurrences';
import { freeSlots, slotHorizon } from './free-slots';

interface Found {
  hasSlots: boolean;
  /** In order, each found when it is asked for. */
  free: Iterable<Occurrence>;
}

/** What is free of each account, as the database is at this moment. */
export async function findFree(
  client: Queryable,
  ctx: BusinessContext,
  accountIds: string[],
): Promise<(accountId: string) => Found> {
  const { id: businessId, timeZone } = ctx.business;
  const slots = await run(client, slotsOf, [businessId, accountIds]);
  const taken = await run(client, takenTimes, [businessId, accountIds, ctx.now, slotHorizon(ctx.now)]);
  return (accountId) => {
    const own = slots.filter((slot) => slot.account_id === accountId);
    const closed = taken.filter((row) => row.account_id === accountId).map((row) => row.scheduled_at);
    return { hasSlots: own.length > 0, free: freeSlots(own, timeZone, closed, ctx.now) };
  };
}
