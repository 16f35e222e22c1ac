import { commonProblems, type DraftFacts, MEGABYTE } from './common-problems';
import type { Draft, DraftRules } from './draft';

const MAX_TEXT = 63_206;

/** No GIF: a Page photo shows it as a still picture. */
const facts = {
  platform: 'facebook',
  name: 'Facebook',
  formats: 'JPEG or PNG',
  maxImages: 10,
  mediaRequired: false,
  imageMimeTypes: ['image/jpeg', 'image/png'],
  maxImageBytes: 4 * MEGABYTE,
} as const satisfies DraftFacts;

const countText = (text: string) => ({ used: text.length, limit: MAX_TEXT });

export const facebookDraftRules = {
  maxImages: facts.maxImages,
  mediaRequired: facts.mediaRequired,
  imageMimeTypes: facts.imageMimeTypes,
  maxImageBytes: facts.maxImageBytes,
  countText,
  check: (draft: Draft) => commonProblems(draft, facts, countText(draft.text)),
} as const satisfies DraftRules;
