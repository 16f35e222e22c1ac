import type { MediaKind } from './drafts/draft';

const MEGABYTE = 1024 * 1024;

/** Largest upload of each kind, in bytes: what the most generous network takes. Apart from the schema, for browsers. */
export const MEDIA_LIMITS = {
  image: 50 * MEGABYTE,
  gif: 20 * MEGABYTE,
  video: 512 * MEGABYTE,
  document: 100 * MEGABYTE,
} as const satisfies Record<MediaKind, number>;

/** Largest upload of any kind. */
export const MEDIA_MAX_BYTES = Math.max(...Object.values(MEDIA_LIMITS));

export const MEDIA_FORMATS =
  'JPEG, PNG, GIF and WebP pictures, MP4, MOV and WebM videos, and PDF, PPTX and DOCX documents';
