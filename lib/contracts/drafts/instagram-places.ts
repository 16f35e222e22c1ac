import type { PostOptions } from '../post-options';
import { MEGABYTE } from './common-problems';
import type { ImageRendition, MediaLimit, MediaLimits } from './draft';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Instagram takes JPEG alone. Ratios are width by height. */
const jpeg = (minRatio: number, maxRatio: number): ImageRendition => ({
  mimeType: 'image/jpeg',
  asIs: ['image/jpeg'],
  maxWidth: 1_440,
  minRatio,
  maxRatio,
  maxBytes: 8 * MEGABYTE,
});

/** What pictures become in each place. A story and a reel's cover fill the screen, 9:16. */
export const INSTAGRAM_RENDITIONS = {
  feed: jpeg(4 / 5, 1.91),
  story: jpeg(9 / 16, 1.91),
  cover: jpeg(9 / 16, 9 / 16),
} as const;

const pictures = (maxCount: number, rendition: ImageRendition): MediaLimit => ({
  mimeTypes: ['image/jpeg', 'image/png', 'image/webp'],
  formats: 'JPEG, PNG or WebP',
  maxCount,
  maxBytes: 50 * MEGABYTE,
  rendition,
});

const video = (maxCount: number, maxBytes: number, maxDurationMs: number): MediaLimit => ({
  mimeTypes: ['video/mp4', 'video/quicktime'],
  formats: 'MP4 or MOV',
  maxCount,
  maxBytes,
  minDurationMs: 3 * SECOND,
  maxDurationMs,
});

const REEL = video(1, 300 * MEGABYTE, 15 * MINUTE);

/** What each place takes. A single video is a reel wherever it is put; of a carousel's and a story's videos, the limits are recalled. */
export const INSTAGRAM_PLACES = {
  feed: { image: pictures(10, INSTAGRAM_RENDITIONS.feed), video: { ...REEL, maxCount: 10 } },
  carousel: { image: pictures(10, INSTAGRAM_RENDITIONS.feed), video: video(10, 300 * MEGABYTE, MINUTE) },
  reel: { video: REEL },
  story: { image: pictures(1, INSTAGRAM_RENDITIONS.story), video: video(1, 100 * MEGABYTE, MINUTE) },
} as const satisfies Record<string, MediaLimits>;

export function instagramPlace({ instagram }: PostOptions, files: number): keyof typeof INSTAGRAM_PLACES {
  const placement = instagram?.placement ?? 'feed';
  return placement === 'feed' && files > 1 ? 'carousel' : placement;
}
