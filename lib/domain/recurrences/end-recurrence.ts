import type { Recurrence } from '@/lib/contracts/recurrences';
import { run } from '@/lib/data/db/sql';
import { cancelPlanned, lockRecurrence } from '@/lib/data/db/statements/recurrences';
import { withTransaction } from '@/lib/data/db/transaction';
import { recordEvent } from '../audit/record-event';
import { type BusinessContext, requirePermission } from '../context';
import { readRecurrence, rowOf } from './read-recurrence';

/** Ends a series for good and calls off what is to come of it; what a worker has claimed goes out. Twice answers the same. */
export async function endRecurrence(ctx: BusinessContext, id: string): Promise<Recurrence> {
  requirePermission(ctx, 'publish');
  await withTransaction(async (tx) => {
    await run(tx.client, lockRecurrence, [ctx.business.id, id]);
    const { state } = await rowOf(tx.prisma, ctx, id);
    if (state === 'ended') return;
    await tx.prisma.recurrence.update({ where: { id }, data: { state: 'ended', planAt: null } });
    const cancelled = await run(tx.client, cancelPlanned, [ctx.business.id, id]);
    await recordEvent(tx, ctx, {
      action: 'recurrence.ended',
      subjectType: 'recurrence',
      subjectId: id,
      data: { cancelled: cancelled.length },
    });
  });
  return readRecurrence(ctx, id);
}
