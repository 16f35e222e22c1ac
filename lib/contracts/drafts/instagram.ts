import { commonProblems, tooLong } from './common-problems';
import type { Draft, DraftMedia, DraftProblem, DraftRules } from './draft';
import { firstCommentProblems } from './first-comment';
import { graphemes } from './graphemes';
import { instagramNotes } from './instagram-notes';
import { INSTAGRAM_PLACES, instagramPlace } from './instagram-places';
import { reelProblems } from './instagram-reel';
import { textWithLink } from './text-with-link';

const MAX_TEXT = 2_200;
const MAX_HASHTAGS = 30;
const MAX_MENTIONS = 20;
/** Recalled, as is the next. */
const MAX_COMMENT = 2_200;
const MAX_ALT_TEXT = 1_000;

const network = { platform: 'instagram', name: 'Instagram' } as const;

const countText = (text: string) => ({ used: graphemes(text), limit: MAX_TEXT });

export const instagramDraftRules = {
  media: INSTAGRAM_PLACES.feed,
  mediaFor: (options) => INSTAGRAM_PLACES[instagramPlace(options, 1)],
  mediaRequired: true,
  countText,
  check(draft: Draft) {
    const place = instagramPlace(draft.options, draft.media.length);
    const isStory = place === 'story';
    const maxMedia = isStory || place === 'reel' ? 1 : 10;
    const facts = { ...network, media: INSTAGRAM_PLACES[place], mediaRequired: true, maxMedia };
    const caption = isStory ? '' : textWithLink(draft.text, draft.options.link?.url);
    return [
      ...commonProblems(draft, facts, countText(caption)),
      ...amountProblems(caption, /(?<![\p{L}\p{N}_&])#[\p{L}\p{N}\p{M}_]+/gu, MAX_HASHTAGS, 'hashtags'),
      ...amountProblems(caption, /(?<![\p{L}\p{N}_.+-])@[\w.]*\w/gu, MAX_MENTIONS, 'mentions'),
      ...draft.media.flatMap(altTextProblems),
      ...reelProblems(draft, place),
      ...firstCommentProblems(draft, { ...network, limit: MAX_COMMENT, isStory }),
    ];
  },
  notes: instagramNotes,
} as const satisfies DraftRules;

function amountProblems(text: string, pattern: RegExp, limit: number, what: 'hashtags' | 'mentions'): DraftProblem[] {
  const used = text.match(pattern)?.length ?? 0;
  if (used <= limit) return [];
  const message = `Instagram takes at most ${limit} ${what}; this text has ${used}. Remove ${used - limit}.`;
  return [{ platform: network.platform, path: 'content', code: `too_many_${what}`, message }];
}

function altTextProblems({ altText }: DraftMedia, index: number): DraftProblem[] {
  const count = { used: graphemes(altText ?? ''), limit: MAX_ALT_TEXT };
  if (count.used <= count.limit) return [];
  const message = tooLong(network.name, `the description of file ${index + 1}`, count);
  return [{ platform: network.platform, path: `media.${index}`, code: 'alt_text_too_long', message }];
}
