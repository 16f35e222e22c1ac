import type { PostOptions } from '../post-options';
import { MEGABYTE } from './common-problems';
import type { MediaLimit, MediaLimits } from './draft';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** A larger picture goes out as a JPEG that fits. No GIF: a Page photo shows it as a still picture. */
const pictures = (maxCount: number): MediaLimit => ({
  mimeTypes: ['image/jpeg', 'image/png', 'image/webp'],
  formats: 'JPEG, PNG or WebP',
  maxCount,
  maxBytes: 50 * MEGABYTE,
  rendition: {
    mimeType: 'image/jpeg',
    asIs: ['image/jpeg', 'image/png', 'image/webp'],
    maxWidth: 2_048,
    minRatio: 0.01,
    maxRatio: 100,
    maxBytes: 4 * MEGABYTE,
  },
});

/** Size and the feed's duration: recalled, for files that Facebook fetches in one request. */
const video = (minDurationMs: number, maxDurationMs: number): MediaLimit => ({
  mimeTypes: ['video/mp4', 'video/quicktime'],
  formats: 'MP4 or MOV',
  maxCount: 1,
  maxBytes: 1_024 * MEGABYTE,
  minDurationMs,
  maxDurationMs,
});

/** What each place of a Page takes. */
export const FACEBOOK_PLACES = {
  feed: { image: pictures(10), video: video(SECOND, 20 * MINUTE) },
  reel: { video: video(3 * SECOND, 90 * SECOND) },
  story: { image: pictures(1), video: video(3 * SECOND, 60 * SECOND) },
} as const satisfies Record<string, MediaLimits>;

export const facebookPlace = ({ facebook }: PostOptions): keyof typeof FACEBOOK_PLACES => facebook?.placement ?? 'feed';
