import type { MediaItem } from '@/lib/contracts/media';
import { prisma } from '@/lib/data/db/client';
import { type BusinessContext, requirePermission } from '../context';
import { toMediaItem } from './media-item';

/** The media of these ids that the business has, in the order asked for. */
export async function listMedia(ctx: BusinessContext, ids: string[]): Promise<MediaItem[]> {
  requirePermission(ctx, 'read');
  if (ids.length === 0) return [];
  const rows = await prisma().media.findMany({ where: { id: { in: ids }, businessId: ctx.business.id } });
  const found = new Map(rows.map((row) => [row.id, toMediaItem(row, ctx.now)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}
