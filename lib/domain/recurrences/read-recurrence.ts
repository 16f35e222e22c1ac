import { recurrenceRuleSchema } from '@/lib/contracts/recurrence-rule';
import { type Recurrence, recurringCompositionSchema } from '@/lib/contracts/recurrences';
import { prisma } from '@/lib/data/db/client';
import type { Recurrence as Row } from '@/lib/data/db/generated/client';
import { pool } from '@/lib/data/db/pool';
import { type Queryable, run } from '@/lib/data/db/sql';
import { nextOfRecurrences } from '@/lib/data/db/statements/recurrences';
import type { Transaction } from '@/lib/data/db/transaction';
import { notFound } from '@/lib/foundation/errors';
import { type BusinessContext, requirePermission } from '../context';

/** One series of the business. */
export async function readRecurrence(ctx: BusinessContext, id: string): Promise<Recurrence> {
  requirePermission(ctx, 'read');
  const row = await rowOf(prisma(), ctx, id);
  return recurrenceOf(row, await nextTimes(pool(), ctx, [id]));
}

export async function rowOf(
  on: Pick<Transaction['prisma'], 'recurrence'>,
  ctx: BusinessContext,
  id: string,
): Promise<Row> {
  const row = await on.recurrence.findFirst({ where: { id, businessId: ctx.business.id } });
  if (!row) throw notFound('series', id);
  return row;
}

/** When each of some series goes out next; those of which nothing waits are left out. */
export async function nextTimes(
  on: Queryable,
  ctx: BusinessContext,
  ids: string[],
): Promise<ReadonlyMap<string, Date>> {
  const rows = await run(on, nextOfRecurrences, [ctx.business.id, ids]);
  return new Map(rows.map(({ recurrence_id, next_at }) => [recurrence_id, next_at]));
}

export const recurrenceOf = (row: Row, nextTimes: ReadonlyMap<string, Date>): Recurrence => ({
  ...recurringCompositionSchema.parse(row.composition),
  id: row.id,
  state: row.state,
  zone: row.zone,
  rule: recurrenceRuleSchema.parse(row.rule),
  excerpt: row.excerpt,
  nextAt: nextTimes.get(row.id)?.toISOString() ?? null,
  problem: row.problem,
  createdAt: row.createdAt.toISOString(),
});
