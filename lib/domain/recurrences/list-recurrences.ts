import type { RecurrencesPage } from '@/lib/contracts/recurrences';
import { prisma } from '@/lib/data/db/client';
import { decodeCursor, encodeCursor } from '@/lib/data/db/cursor';
import { pool } from '@/lib/data/db/pool';
import { type BusinessContext, requirePermission } from '../context';
import { pageOf } from '../posts/page-of';
import { nextTimes, recurrenceOf } from './read-recurrence';

/** The series of a business, newest first, paged by key. */
export async function listRecurrences(
  ctx: BusinessContext,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<RecurrencesPage> {
  requirePermission(ctx, 'read');
  const [at, id] = cursor ? decodeCursor('recurrences', cursor) : [];
  const before = at && id ? [{ createdAt: { lt: at } }, { createdAt: at, id: { lt: id } }] : undefined;
  const rows = await prisma().recurrence.findMany({
    where: { businessId: ctx.business.id, OR: before },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  const page = pageOf(rows, limit, (row) => encodeCursor('recurrences', [row.createdAt.toISOString(), row.id]));
  const ids = page.data.map((row) => row.id);
  const next = await nextTimes(pool(), ctx, ids);
  return { ...page, data: page.data.map((row) => recurrenceOf(row, next)) };
}
