import { commonProblems } from './common-problems';
import type { Draft, DraftMedia, DraftProblem, DraftRules } from './draft';
import { FACEBOOK_PLACES, facebookPlace } from './facebook-places';
import { firstCommentProblems } from './first-comment';
import { graphemes } from './graphemes';
import { renditionNotes } from './rendition-notes';
import { textWithLink } from './text-with-link';

const MAX_TEXT = 63_206;
/** Recalled. */
const MAX_COMMENT = 8_000;
/** Width by height of a reel, and how far a whole number of pixels may be from it. */
const REEL = { ratio: 9 / 16, tolerance: 0.02, minWidth: 540 } as const;

const network = { platform: 'facebook', name: 'Facebook' } as const;

const countText = (text: string) => ({ used: graphemes(text), limit: MAX_TEXT });

export const facebookDraftRules = {
  media: FACEBOOK_PLACES.feed,
  mediaFor: (options) => FACEBOOK_PLACES[facebookPlace(options)],
  mediaRequired: false,
  countText,
  check(draft: Draft) {
    const place = facebookPlace(draft.options);
    const facts = {
      ...network,
      media: FACEBOOK_PLACES[place],
      mediaRequired: place !== 'feed',
      maxMedia: place === 'feed' ? 10 : 1,
    };
    return [
      ...commonProblems(draft, facts, countText(shownText(draft))),
      ...(place === 'feed' ? mixProblems(draft) : []),
      ...(place === 'reel' ? draft.media.flatMap(reelProblems) : []),
      ...firstCommentProblems(draft, { ...network, limit: MAX_COMMENT, isStory: place === 'story' }),
    ];
  },
  notes(draft: Draft) {
    const place = facebookPlace(draft.options);
    return [...textNotes(draft), ...renditionNotes(draft, network, FACEBOOK_PLACES[place])];
  },
} as const satisfies DraftRules;

/** A link has its own card in the feed alone, and there without files. */
const hasCard = ({ media, options }: Draft): boolean => media.length === 0 && facebookPlace(options) === 'feed';

function shownText(draft: Draft): string {
  if (facebookPlace(draft.options) === 'story') return '';
  return hasCard(draft) ? draft.text : textWithLink(draft.text, draft.options.link?.url);
}

function mixProblems({ media }: Draft): DraftProblem[] {
  if (new Set(media.map(({ kind }) => kind)).size < 2) return [];
  const message = 'Facebook takes a video alone, or up to 10 pictures. Keep one kind and remove the rest.';
  return [{ ...problemAt('media'), code: 'media_mixed', message }];
}

function reelProblems({ width, height }: DraftMedia, index: number): DraftProblem[] {
  if (width === null || height === null) return [];
  const size = `video ${index + 1} is ${width} × ${height}`;
  if (Math.abs(width / height / REEL.ratio - 1) > REEL.tolerance) {
    const message = `A Facebook reel is upright, 9:16; ${size}. Crop it, or post it to the feed.`;
    return [{ ...problemAt(`media.${index}`), code: 'aspect_ratio', message }];
  }
  if (width >= REEL.minWidth) return [];
  const message = `A Facebook reel has at least 540 × 960 pixels; ${size}. Upload a larger one.`;
  return [{ ...problemAt(`media.${index}`), code: 'too_few_pixels', message }];
}

function textNotes(draft: Draft): DraftProblem[] {
  const { text, options } = draft;
  if (facebookPlace(options) === 'story') {
    const message = 'A story shows its picture or video alone: the text and the link will not be seen on Facebook.';
    return text.trim() !== '' || options.link ? [{ ...problemAt('content'), code: 'story_without_text', message }] : [];
  }
  if (!options.link || hasCard(draft)) return [];
  const message = 'Facebook shows no card beside pictures or a video: the link will stand at the end of the text.';
  return [{ ...problemAt('options.link'), code: 'link_without_card', message }];
}

const problemAt = (path: string) => ({ platform: network.platform, path });
