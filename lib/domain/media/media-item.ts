import type { MediaItem } from '@/lib/contracts/media';
import type { Media } from '@/lib/data/db/generated/client';
import { memberMediaUrl } from './media-url';

export const toMediaItem = (row: Media, now: Date): MediaItem => ({
  id: row.id,
  kind: row.kind,
  mimeType: row.mimeType,
  fileName: row.fileName,
  bytes: row.bytes,
  width: row.width,
  height: row.height,
  durationMs: row.durationMs,
  altText: row.altText,
  url: memberMediaUrl(row.id, now),
  createdAt: row.createdAt.toISOString(),
});
