import { commonProblems, type DraftFacts, MEGABYTE } from './common-problems';
import type { Draft, DraftProblem, DraftRules } from './draft';

const MAX_TEXT = 3_000;
/** LinkedIn documents a limit in pixels, none in bytes; the bytes are what this product stores. */
const MAX_PIXELS = 36_152_320;

const facts = {
  platform: 'linkedin',
  name: 'LinkedIn',
  maxMedia: 20,
  mediaRequired: false,
  media: {
    image: {
      mimeTypes: ['image/jpeg', 'image/png'],
      formats: 'JPEG, PNG or GIF',
      maxCount: 20,
      maxBytes: 20 * MEGABYTE,
    },
    gif: { mimeTypes: ['image/gif'], formats: 'JPEG, PNG or GIF', maxCount: 20, maxBytes: 20 * MEGABYTE },
  },
} as const satisfies DraftFacts;

/** LinkedIn counts UTF-16 units, before its own escaping. */
const countText = (text: string) => ({ used: text.length, limit: MAX_TEXT });

export const linkedinDraftRules = {
  media: facts.media,
  mediaRequired: facts.mediaRequired,
  countText,
  check: (draft: Draft) => [...commonProblems(draft, facts, countText(draft.text)), ...pixelProblems(draft)],
  notes: () => [],
} as const satisfies DraftRules;

const pixelProblems = ({ media }: Draft): DraftProblem[] =>
  media.flatMap(({ width, height }, index) =>
    width !== null && height !== null && width * height >= MAX_PIXELS
      ? [
          {
            platform: facts.platform,
            path: `media.${index}`,
            code: 'too_many_pixels',
            message: `LinkedIn takes pictures below ${MAX_PIXELS.toLocaleString('en-US')} pixels; picture ${index + 1} is ${width} × ${height}. Scale it down and upload it again.`,
          },
        ]
      : [],
  );
