import type { ListMediaQuery, MediaPage } from '@/lib/contracts/media';
import { prisma } from '@/lib/data/db/client';
import { decodeCursor, encodeCursor } from '@/lib/data/db/cursor';
import { type BusinessContext, requirePermission } from '../context';
import { pageOf } from '../posts/page-of';
import { toMediaItem } from './media-item';

/** What the business has uploaded, newest first, paged by key. */
export async function listMediaPage(ctx: BusinessContext, { cursor, limit, kind }: ListMediaQuery): Promise<MediaPage> {
  requirePermission(ctx, 'read');
  const [at, id] = cursor ? decodeCursor('media', cursor) : [];
  const createdAt = at === undefined ? undefined : new Date(at);
  const rows = await prisma().media.findMany({
    where: {
      businessId: ctx.business.id,
      ...(kind ? { kind } : {}),
      // The bound stands by itself so that the index is entered at the key.
      ...(createdAt && id ? { createdAt: { lte: createdAt }, NOT: { createdAt, id: { gte: id } } } : {}),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  const page = pageOf(rows, limit, (last) => encodeCursor('media', [last.createdAt.toISOString(), last.id]));
  return { ...page, data: page.data.map((row) => toMediaItem(row, ctx.now)) };
}
