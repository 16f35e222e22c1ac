import { commonProblems, type DraftFacts, MEGABYTE } from './common-problems';
import type { Draft, DraftProblem, DraftRules } from './draft';
import { weightedLength } from './weighted-length';

/** 25,000 for accounts with a subscription: not offered yet, the draft does not know its account. */
const MAX_WEIGHTED_TEXT = 280;

const facts = {
  platform: 'x',
  name: 'X',
  formats: 'JPEG, PNG, WebP or GIF',
  maxImages: 4,
  mediaRequired: false,
  imageMimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
  maxImageBytes: 5 * MEGABYTE,
} as const satisfies DraftFacts;

const countText = (text: string) => ({ used: weightedLength(text), limit: MAX_WEIGHTED_TEXT });

export const xDraftRules = {
  maxImages: facts.maxImages,
  mediaRequired: facts.mediaRequired,
  imageMimeTypes: facts.imageMimeTypes,
  maxImageBytes: facts.maxImageBytes,
  countText,
  check: (draft: Draft) => [...commonProblems(draft, facts, countText(draft.text)), ...gifProblems(draft)],
} as const satisfies DraftRules;

function gifProblems({ media }: Draft): DraftProblem[] {
  if (media.length < 2 || !media.some(({ mimeType }) => mimeType === 'image/gif')) return [];
  const message = 'X takes one GIF alone, or up to 4 pictures. Keep the GIF and remove the rest, or remove the GIF.';
  return [{ platform: facts.platform, path: 'media', code: 'gif_not_alone', message }];
}
