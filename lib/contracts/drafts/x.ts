import { commonProblems, type DraftFacts, MEGABYTE, tooLong } from './common-problems';
import type { Draft, DraftAccount, DraftMedia, DraftProblem, DraftRules } from './draft';
import { weightedLength } from './weighted-length';
import { textForX } from './x-link';
import { xNotes } from './x-notes';

const MAX_WEIGHTED_TEXT = { standard: 280, premium: 25_000 } as const;
const MINUTE_MS = 60_000;
/** Seen, not documented by X. */
const MAX_CASHTAGS = 1;
const MAX_ALT_TEXT = 1_000;
const CASHTAG = /(?<=^|\s)\$[a-z]{1,6}(?:[._][a-z]{1,2})?(?=$|[\s\p{P}])/giu;

const VIDEO_BYTES = 512 * MEGABYTE;
const VIDEO_MS = 140_000;
/** X speaks of 4 hours and 16 GB, unconfirmed; its upload takes 1,000 segments, and a segment of 5 MB is refused. */
const PREMIUM_VIDEO_BYTES = 1_000 * 4 * MEGABYTE;
const PREMIUM_VIDEO_MS = 4 * 60 * MINUTE_MS;

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
    gif: { mimeTypes: ['image/gif'], formats: 'JPEG, PNG, WebP or GIF', maxCount: 1, maxBytes: 15 * MEGABYTE },
    video: {
      mimeTypes: ['video/mp4', 'video/quicktime'],
      formats: 'MP4 or MOV',
      maxCount: 1,
      maxBytes: VIDEO_BYTES,
      maxDurationMs: VIDEO_MS,
    },
  },
} as const satisfies DraftFacts;

const premiumVideo = { ...facts.media.video, maxBytes: PREMIUM_VIDEO_BYTES, maxDurationMs: PREMIUM_VIDEO_MS };
const factsFor = ({ isPremium }: DraftAccount): DraftFacts =>
  isPremium ? { ...facts, media: { ...facts.media, video: premiumVideo } } : facts;

const countText = (text: string, { isPremium }: DraftAccount) => ({
  used: weightedLength(text),
  limit: MAX_WEIGHTED_TEXT[isPremium ? 'premium' : 'standard'],
});

export const xDraftRules = {
  media: facts.media,
  mediaRequired: facts.mediaRequired,
  countText,
  check: (draft: Draft) => [
    ...postProblems({ ...draft, text: textForX(draft.text, draft.options.link?.url) }),
    ...draft.thread.flatMap((part, index) => threadProblems(draft.account, part, index)),
    ...commentProblems(draft),
  ],
  notes: xNotes,
} as const satisfies DraftRules;

/** Of one post that stands by itself. */
const postProblems = (draft: Draft): DraftProblem[] => [
  ...commonProblems(draft, factsFor(draft.account), countText(draft.text, draft.account)),
  ...mixedMediaProblems(draft.media),
  ...altTextProblems(draft.media),
  ...cashtagProblems(draft.text, 'content'),
];

/** A part of a thread is a post of its own, named by its place in the options. */
function threadProblems(account: DraftAccount, part: Draft['thread'][number], index: number): DraftProblem[] {
  const place = `options.x.thread.${index}`;
  return postProblems({ account, ...part, options: {}, thread: [] }).map((problem) => ({
    ...problem,
    path: problem.path.replace(/^content/, `${place}.content`).replace(/^media/, `${place}.mediaIds`),
    message: `Part ${index + 2} of the thread: ${problem.message}`,
  }));
}

function commentProblems({ account, options: { firstComment } }: Draft): DraftProblem[] {
  if (!firstComment) return [];
  const path = 'options.firstComment';
  const count = countText(firstComment, account);
  const message = tooLong(facts.name, 'the first comment', count);
  const long = count.used > count.limit ? [{ platform: facts.platform, path, code: 'text_too_long', message }] : [];
  return [...long, ...cashtagProblems(firstComment, path)];
}

function mixedMediaProblems(media: readonly DraftMedia[]): DraftProblem[] {
  const alone = media.find(({ kind }) => kind === 'gif' || kind === 'video');
  if (!alone || media.every(({ kind }) => kind === alone.kind)) return [];
  const noun = alone.kind === 'gif' ? 'GIF' : 'video';
  const message = `X takes one ${noun} alone, or up to 4 pictures. Keep the ${noun} and remove the rest, or remove the ${noun}.`;
  return [{ platform: facts.platform, path: 'media', code: `${alone.kind}_not_alone`, message }];
}

const altTextProblems = (media: readonly DraftMedia[]): DraftProblem[] =>
  media.flatMap(({ altText }, index) => {
    const used = altText?.length ?? 0;
    if (used <= MAX_ALT_TEXT) return [];
    const message = tooLong(facts.name, `the description of file ${index + 1}`, { used, limit: MAX_ALT_TEXT });
    return [{ platform: facts.platform, path: `media.${index}`, code: 'alt_text_too_long', message }];
  });

function cashtagProblems(text: string, path: string): DraftProblem[] {
  const used = text.match(CASHTAG)?.length ?? 0;
  if (used <= MAX_CASHTAGS) return [];
  const message = `X takes one cashtag a post; this text has ${used}. Write all but one without the $.`;
  return [{ platform: facts.platform, path, code: 'too_many_cashtags', message }];
}
