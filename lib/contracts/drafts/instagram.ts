import { commonProblems, type DraftFacts, MEGABYTE } from './common-problems';
import type { Draft, DraftMedia, DraftProblem, DraftRules, ImageRendition } from './draft';

const MAX_TEXT = 2_200;
const MAX_HASHTAGS = 30;
const MAX_MENTIONS = 20;
/** Width by height: 4:5 to 1.91:1. Half a percent is allowed for whole pixels. */
const RATIO = { min: 4 / 5, max: 1.91, tolerance: 0.005 };

const jpeg = (minRatio: number, maxRatio: number): ImageRendition => ({
  mimeType: 'image/jpeg',
  maxWidth: 1_440,
  minRatio,
  maxRatio,
  maxBytes: 8 * MEGABYTE,
});

/** What pictures become for each of Instagram's places. A story and a reel's cover fill the screen, 9:16. */
export const INSTAGRAM_RENDITIONS = {
  feed: jpeg(RATIO.min, RATIO.max),
  story: jpeg(9 / 16, RATIO.max),
  cover: jpeg(9 / 16, 9 / 16),
} as const;

const facts = {
  platform: 'instagram',
  name: 'Instagram',
  maxMedia: 10,
  mediaRequired: true,
  media: {
    image: {
      mimeTypes: ['image/jpeg'],
      formats: 'JPEG',
      maxCount: 10,
      maxBytes: 8 * MEGABYTE,
      rendition: INSTAGRAM_RENDITIONS.feed,
    },
  },
} as const satisfies DraftFacts;

const countText = (text: string) => ({ used: text.length, limit: MAX_TEXT });

export const instagramDraftRules = {
  media: facts.media,
  mediaRequired: facts.mediaRequired,
  countText,
  check: (draft: Draft) => [
    ...commonProblems(draft, facts, countText(draft.text)),
    ...amountProblems(draft.text, /(?<![\p{L}\p{N}_&])#[\p{L}\p{N}\p{M}_]+/gu, MAX_HASHTAGS, 'hashtags'),
    ...amountProblems(draft.text, /(?<![\p{L}\p{N}_.+-])@[\w.]*\w/gu, MAX_MENTIONS, 'mentions'),
    ...draft.media.flatMap(ratioProblems),
  ],
  notes: () => [],
} as const satisfies DraftRules;

function amountProblems(text: string, pattern: RegExp, limit: number, what: 'hashtags' | 'mentions'): DraftProblem[] {
  const used = text.match(pattern)?.length ?? 0;
  if (used <= limit) return [];
  const message = `Instagram takes at most ${limit} ${what}; this text has ${used}. Remove ${used - limit}.`;
  return [{ platform: facts.platform, path: 'content', code: `too_many_${what}`, message }];
}

function ratioProblems({ width, height }: DraftMedia, index: number): DraftProblem[] {
  if (width === null || height === null) return [];
  const ratio = width / height;
  if (ratio >= RATIO.min * (1 - RATIO.tolerance) && ratio <= RATIO.max * (1 + RATIO.tolerance)) return [];
  const message = `Instagram takes pictures between 4:5 and 1.91:1; picture ${index + 1} is ${width} × ${height}. Crop it to be ${ratio < RATIO.min ? 'less tall' : 'less wide'} and upload it again.`;
  return [{ platform: facts.platform, path: `media.${index}`, code: 'aspect_ratio', message }];
}
