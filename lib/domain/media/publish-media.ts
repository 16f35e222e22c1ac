import { prisma } from '@/lib/data/db/client';
import { filesStore } from '@/lib/data/files';
import { notFound } from '@/lib/foundation/errors';
import type { PublishMedia } from '@/lib/platforms/platform';
import { networkMediaUrl } from './media-url';

/** The files of a post, in its order, as a publisher takes them: by bytes, or by an address that a network can fetch. */
export async function publishMedia(businessId: string, mediaIds: string[]): Promise<PublishMedia[]> {
  if (mediaIds.length === 0) return [];
  const rows = await prisma().media.findMany({ where: { businessId, id: { in: mediaIds } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const now = new Date();
  return mediaIds.map((id) => {
    const row = byId.get(id);
    if (!row) throw notFound('media', id);
    const { kind, mimeType, bytes, altText, storageKey } = row;
    const publicUrl = networkMediaUrl(id, now);
    return { id, kind, mimeType, bytes, altText, publicUrl, read: () => filesStore().read(storageKey) };
  });
}
