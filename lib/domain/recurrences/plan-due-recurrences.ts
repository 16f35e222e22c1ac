import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { dueRecurrences, lockRecurrence } from '@/lib/data/db/statements/recurrences';
import { withTransaction } from '@/lib/data/db/transaction';
import { logger } from '@/lib/foundation/logger';
import type { BusinessContext } from '../context';
import { planOccurrences } from './plan-occurrences';

const BATCH = 200;

/** Plans more of every series that is due for it, each in a transaction of its own: one that fails keeps no other from it. */
export async function planDueRecurrences({ signal, now }: { signal: AbortSignal; now: Date }): Promise<void> {
  const due = await run(pool(), dueRecurrences, [BATCH]);
  let failure: unknown;
  for (const { id, business_id } of due) {
    signal.throwIfAborted();
    try {
      await planOne(business_id, id, now);
    } catch (error) {
      logger().error({ err: error, recurrenceId: id }, 'a series could not be planned');
      failure ??= error;
    }
  }
  if (failure !== undefined) throw failure;
}

/** What was planned, paused or ended by another while this one waited for the row is left alone. */
async function planOne(businessId: string, id: string, now: Date): Promise<void> {
  const business = await prisma().business.findUniqueOrThrow({
    where: { id: businessId },
    select: { id: true, slug: true, name: true, timeZone: true },
  });
  const ctx: BusinessContext = { business, actor: { type: 'system', id: null }, now };
  await withTransaction(async (tx) => {
    await run(tx.client, lockRecurrence, [businessId, id]);
    const series = await tx.prisma.recurrence.findFirst({
      where: { id, businessId, state: 'active', planAt: { lte: now } },
    });
    if (!series) return;
    await planOccurrences(tx, ctx, series);
    tx.changed.add(businessId);
  });
}
