import type { MediaItem } from '@/lib/contracts/media';
import { PLATFORMS } from '@/lib/contracts/platform';
import type { Media } from '@/lib/data/db/generated/client';
import { memberMediaUrl } from './media-url';
import { goesOutAsIs, renditionFor } from './rendition';

export function toMediaItem(row: Media, now: Date): MediaItem {
  const { id, kind, mimeType, fileName, bytes, width, height, durationMs, altText } = row;
  const { frameRate, videoCodec, audioCodec, pageCount } = row;
  const url = memberMediaUrl(id, now);
  return {
    ...{ id, kind, mimeType, fileName, bytes, width, height, durationMs, altText, url },
    ...{ frameRate, videoCodec, audioCodec, pageCount },
    renditions: renditionUrls(row, url),
    createdAt: row.createdAt.toISOString(),
  };
}

const renditionUrls = (row: Media, url: string): MediaItem['renditions'] =>
  Object.fromEntries(
    PLATFORMS.filter((platform) => !goesOutAsIs(row, renditionFor(platform, {}))).map((platform) => [
      platform,
      `${url}&rendition=${platform}`,
    ]),
  );
