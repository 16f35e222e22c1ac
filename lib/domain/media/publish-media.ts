import type { ImageRendition } from '@/lib/contracts/drafts/draft';
import type { Platform } from '@/lib/contracts/platform';
import type { PostOptions } from '@/lib/contracts/post-options';
import { prisma } from '@/lib/data/db/client';
import type { Media } from '@/lib/data/db/generated/client';
import { filesStore } from '@/lib/data/files/instance';
import { notFound } from '@/lib/foundation/errors';
import type { PublishMedia } from '@/lib/platforms/platform';
import { ensureRendition } from './ensure-rendition';
import { networkMediaUrl } from './media-url';
import { goesOutAsIs, optionRenditionFor, recipeOf, renditionFor } from './rendition';

export interface NamedMedia {
  platform: Platform;
  options: PostOptions;
  mediaIds: readonly string[];
  /** The files that the options name. */
  optionMediaIds: readonly string[];
}

/**
 * The files of a post by id, as a publisher takes them: by bytes, or by an address that a network can fetch. A picture that
 * the network does not take as it is comes in the form that it takes.
 */
export async function publishMedia(
  businessId: string,
  { platform, options, mediaIds, optionMediaIds }: NamedMedia,
): Promise<ReadonlyMap<string, PublishMedia>> {
  const ids = [...mediaIds, ...optionMediaIds];
  if (ids.length === 0) return new Map();
  const rows = await prisma().media.findMany({ where: { businessId, id: { in: ids } } });
  const now = new Date();
  const known = new Map<string, PublishMedia>();
  for (const row of rows) {
    const form = mediaIds.includes(row.id) ? renditionFor(platform, options) : optionRenditionFor(platform);
    known.set(row.id, await publishable(row, form, now));
  }
  return known;
}

async function publishable(row: Media, form: ImageRendition | undefined, now: Date): Promise<PublishMedia> {
  const { id, kind, fileName, durationMs, altText } = row;
  const isOriginal = form === undefined || goesOutAsIs(row, form);
  const { mimeType, bytes, width, height, storageKey } = isOriginal ? row : await ensureRendition(row, form);
  return {
    ...{ id, kind, mimeType, fileName, bytes, width, height, durationMs, altText },
    publicUrl: networkMediaUrl(id, now, isOriginal ? undefined : recipeOf(form)),
    read: () => filesStore().read(storageKey),
    readRange: (start, end) => filesStore().read(storageKey, { start, end }),
  };
}

/** In the order of a post. @throws AppError for a file that is gone. */
export const inOrder = (mediaIds: readonly string[], known: ReadonlyMap<string, PublishMedia>): PublishMedia[] =>
  mediaIds.map((id) => {
    const media = known.get(id);
    if (!media) throw notFound('media', id);
    return media;
  });
