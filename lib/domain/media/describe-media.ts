import type { DescribeMedia, MediaItem } from '@/lib/contracts/media';
import { withTransaction } from '@/lib/data/db/transaction';
import { notFound } from '@/lib/foundation/errors';
import { recordEvent } from '../audit/record-event';
import { type BusinessContext, requirePermission } from '../context';
import { toMediaItem } from './media-item';

/** Says what a picture shows, for those who cannot see it; null or blank: nothing is said. */
export async function describeMedia(ctx: BusinessContext, id: string, { altText }: DescribeMedia): Promise<MediaItem> {
  requirePermission(ctx, 'publish');
  const businessId = ctx.business.id;
  return withTransaction(async (tx) => {
    const data = { altText: altText?.trim() || null };
    const [row] = await tx.prisma.media.updateManyAndReturn({ where: { id, businessId }, data });
    if (!row) throw notFound('media', id);
    const entry = { action: 'media.described', subjectType: 'media', subjectId: id };
    await recordEvent(tx, ctx, { ...entry, data: { isDescribed: row.altText !== null } });
    return toMediaItem(row, ctx.now);
  });
}
