import { commonProblems, type DraftFacts, MEGABYTE } from './common-problems';
import type { Draft, DraftAccount, DraftProblem, DraftRules } from './draft';
import { weightedLength } from './weighted-length';

const MAX_WEIGHTED_TEXT = { standard: 280, premium: 25_000 } as const;

const facts = {
  platform: 'x',
  name: 'X',
  maxMedia: 4,
  mediaRequired: false,
  media: {
    image: {
      mimeTypes: ['image/jpeg', 'image/png', 'image/webp'],
      formats: 'JPEG, PNG, WebP or GIF',
      maxCount: 4,
      maxBytes: 5 * MEGABYTE,
    },
    gif: { mimeTypes: ['image/gif'], formats: 'JPEG, PNG, WebP or GIF', maxCount: 4, maxBytes: 15 * MEGABYTE },
  },
} as const satisfies DraftFacts;

const countText = (text: string, { isPremium }: DraftAccount) => ({
  used: weightedLength(text),
  limit: MAX_WEIGHTED_TEXT[isPremium ? 'premium' : 'standard'],
});

export const xDraftRules = {
  media: facts.media,
  mediaRequired: facts.mediaRequired,
  countText,
  check: (draft: Draft) => [
    ...commonProblems(draft, facts, countText(draft.text, draft.account)),
    ...gifProblems(draft),
  ],
  notes: () => [],
} as const satisfies DraftRules;

function gifProblems({ media }: Draft): DraftProblem[] {
  if (media.length < 2 || !media.some(({ mimeType }) => mimeType === 'image/gif')) return [];
  const message = 'X takes one GIF alone, or up to 4 pictures. Keep the GIF and remove the rest, or remove the GIF.';
  return [{ platform: facts.platform, path: 'media', code: 'gif_not_alone', message }];
}
