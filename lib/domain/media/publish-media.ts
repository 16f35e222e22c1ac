import { prisma } from '@/lib/data/db/client';
import { filesStore } from '@/lib/data/files/instance';
import { notFound } from '@/lib/foundation/errors';
import type { PublishMedia } from '@/lib/platforms/platform';
import { networkMediaUrl } from './media-url';

/** The files of a post by id, as a publisher takes them: by bytes, or by an address that a network can fetch. */
export async function publishMedia(
  businessId: string,
  mediaIds: readonly string[],
): Promise<ReadonlyMap<string, PublishMedia>> {
  if (mediaIds.length === 0) return new Map();
  const rows = await prisma().media.findMany({ where: { businessId, id: { in: [...mediaIds] } } });
  const now = new Date();
  return new Map(
    rows.map(({ id, kind, mimeType, fileName, bytes, width, height, durationMs, altText, storageKey }) => [
      id,
      {
        ...{ id, kind, mimeType, fileName, bytes, width, height, durationMs, altText },
        publicUrl: networkMediaUrl(id, now),
        read: () => filesStore().read(storageKey),
        readRange: (start, end) => filesStore().read(storageKey, { start, end }),
      },
    ]),
  );
}

/** In the order of a post. @throws AppError for a file that is gone. */
export const inOrder = (mediaIds: readonly string[], known: ReadonlyMap<string, PublishMedia>): PublishMedia[] =>
  mediaIds.map((id) => {
    const media = known.get(id);
    if (!media) throw notFound('media', id);
    return media;
  });
