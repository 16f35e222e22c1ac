import { commonProblems, type DraftFacts, MEGABYTE } from './common-problems';
import type { Draft, DraftRules } from './draft';

const MAX_TEXT = 63_206;

/** No GIF: a Page photo shows it as a still picture. */
const facts = {
  platform: 'facebook',
  name: 'Facebook',
  maxMedia: 10,
  mediaRequired: false,
  media: {
    image: { mimeTypes: ['image/jpeg', 'image/png'], formats: 'JPEG or PNG', maxCount: 10, maxBytes: 4 * MEGABYTE },
  },
} as const satisfies DraftFacts;

const countText = (text: string) => ({ used: text.length, limit: MAX_TEXT });

export const facebookDraftRules = {
  media: facts.media,
  mediaRequired: facts.mediaRequired,
  countText,
  check: (draft: Draft) => commonProblems(draft, facts, countText(draft.text)),
  notes: () => [],
} as const satisfies DraftRules;
