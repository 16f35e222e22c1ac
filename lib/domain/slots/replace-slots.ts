import type { ReplaceSlots, SlotsResponse } from '@/lib/contracts/slots';
import { run } from '@/lib/data/db/sql';
import { lockAccounts } from '@/lib/data/db/statements/slots';
import { withTransaction } from '@/lib/data/db/transaction';
import { notFound } from '@/lib/foundation/errors';
import { recordEvent } from '../audit/record-event';
import { type BusinessContext, requirePermission } from '../context';
import { minuteOf, readSlots } from './read-slots';

/** Gives an account a new week of posting times. Posts that are planned stay where they are. */
export async function replaceSlots(
  ctx: BusinessContext,
  accountId: string,
  { slots }: Pick<ReplaceSlots, 'slots'>,
): Promise<SlotsResponse> {
  requirePermission(ctx, 'publish');
  const businessId = ctx.business.id;
  await withTransaction(async (tx) => {
    const [account] = await run(tx.client, lockAccounts, [businessId, [accountId]]);
    if (!account) throw notFound('account', accountId);
    await tx.prisma.queueSlot.deleteMany({ where: { accountId, businessId } });
    await tx.prisma.queueSlot.createMany({
      data: slots.map((slot) => ({ accountId, businessId, weekday: slot.weekday, minute: minuteOf(slot) })),
    });
    await recordEvent(tx, ctx, {
      action: 'account.posting_times_changed',
      subjectType: 'social_account',
      subjectId: accountId,
      data: { slots },
    });
  });
  return readSlots(ctx, accountId);
}
