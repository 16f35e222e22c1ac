import type { MediaItem } from '@/lib/contracts/media';
import { run } from '@/lib/data/db/sql';
import { draftThatNeedsMedia } from '@/lib/data/db/statements/drafts';
import { postThatNeedsMedia } from '@/lib/data/db/statements/media';
import { withTransaction } from '@/lib/data/db/transaction';
import { AppError, notFound } from '@/lib/foundation/errors';
import { recordEvent } from '../audit/record-event';
import { type BusinessContext, requirePermission } from '../context';
import { forgetFile } from './forget-file';
import { toMediaItem } from './media-item';

/** Deletes an upload and all its renditions. @throws AppError `conflict` while a post waits that needs it. */
export async function deleteMedia(ctx: BusinessContext, id: string): Promise<MediaItem> {
  requirePermission(ctx, 'publish');
  const businessId = ctx.business.id;
  const row = await withTransaction(async (tx) => {
    const found = await tx.prisma.media.findFirst({ where: { id, businessId }, include: { renditions: true } });
    if (!found) throw notFound('media', id);
    const [needing] = await run(tx.client, postThatNeedsMedia, [businessId, id]);
    if (needing) throw inUse(needing.id);
    const [draft] = await run(tx.client, draftThatNeedsMedia, [businessId, id]);
    if (draft) throw new AppError('conflict', `Draft ${draft.id} has this file. Take it out of the draft first.`);
    const { count } = await tx.prisma.media.deleteMany({ where: { id, businessId } });
    if (count === 0) throw notFound('media', id);
    await recordEvent(tx, ctx, { action: 'media.deleted', subjectType: 'media', subjectId: id, data: {} });
    return found;
  });
  for (const { storageKey } of [row, ...row.renditions]) await forgetFile(storageKey);
  return toMediaItem(row, ctx.now);
}

const inUse = (postId: string): AppError =>
  new AppError('conflict', `Post ${postId} still needs this file. Cancel the post, or take the file out of it first.`);
