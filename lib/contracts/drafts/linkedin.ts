import { commonProblems, type DraftFacts, MEGABYTE, tooLong } from './common-problems';
import type { Draft, DraftProblem, DraftRules } from './draft';
import { graphemes } from './graphemes';
import { attachmentProblems } from './linkedin-attachments';
import { MENTION } from './linkedin-mention';
import { linkedinNotes } from './linkedin-notes';
import { pollProblems } from './linkedin-poll';

const MAX_TEXT = 3_000;
/** Recalled, not documented in what we hold. */
const MAX_COMMENT = 1_250;
const MAX_ALT_TEXT = 4_086;
/** LinkedIn documents a limit in pixels, none in bytes; the bytes are what this product stores. */
const MAX_PIXELS = 36_152_320;
const MIN_VIDEO_BYTES = 75 * 1024;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const OFFICE = 'application/vnd.openxmlformats-officedocument';

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
    video: {
      mimeTypes: ['video/mp4'],
      formats: 'MP4',
      maxCount: 1,
      maxBytes: 500 * MEGABYTE,
      minDurationMs: 3 * SECOND,
      maxDurationMs: 30 * MINUTE,
    },
    document: {
      mimeTypes: ['application/pdf', `${OFFICE}.presentationml.presentation`, `${OFFICE}.wordprocessingml.document`],
      formats: 'PDF, PPTX or DOCX',
      maxCount: 1,
      maxBytes: 100 * MEGABYTE,
    },
  },
} as const satisfies DraftFacts;

/** What a reader sees, before LinkedIn's own escaping: of a mention its name. */
const countText = (text: string) => ({ used: graphemes(text.replace(MENTION, '$1')), limit: MAX_TEXT });

export const linkedinDraftRules = {
  media: facts.media,
  mediaRequired: facts.mediaRequired,
  countText,
  check: (draft: Draft) => [
    ...commonProblems(draft, facts, countText(draft.text)),
    ...draft.media.flatMap(fileProblems),
    ...attachmentProblems(draft),
    ...pollProblems(draft),
    ...visibilityProblems(draft),
    ...commentProblems(draft),
  ],
  notes: (draft: Draft) => linkedinNotes(draft, MAX_TEXT),
} as const satisfies DraftRules;

function fileProblems({ kind, width, height, bytes, altText }: Draft['media'][number], index: number): DraftProblem[] {
  const problem = (code: string, message: string): DraftProblem[] => [
    { platform: facts.platform, path: `media.${index}`, code, message },
  ];
  const isPicture = kind === 'image' || kind === 'gif';
  if (isPicture && width !== null && height !== null && width * height >= MAX_PIXELS) {
    return problem(
      'too_many_pixels',
      `LinkedIn takes pictures below ${MAX_PIXELS.toLocaleString('en-US')} pixels; picture ${index + 1} is ${width} × ${height}. Scale it down and upload it again.`,
    );
  }
  if (kind === 'video' && bytes < MIN_VIDEO_BYTES) {
    return problem(
      'video_too_small',
      `LinkedIn takes videos from 75 KB; video ${index + 1} is smaller. Upload another.`,
    );
  }
  if (altText === null || altText.length <= MAX_ALT_TEXT) return [];
  const count = { used: altText.length, limit: MAX_ALT_TEXT };
  return problem('alt_text_too_long', tooLong('LinkedIn', `the description of file ${index + 1}`, count));
}

function visibilityProblems({ account, options }: Draft): DraftProblem[] {
  if (account.kind !== 'page' || options.linkedin?.visibility !== 'CONNECTIONS') return [];
  const message = 'A LinkedIn page has no connections. Post to everyone, or post as a person.';
  return [{ platform: facts.platform, path: 'options.linkedin.visibility', code: 'visibility', message }];
}

function commentProblems({ account, options: { firstComment } }: Draft): DraftProblem[] {
  if (!firstComment) return [];
  const problem = (code: string, message: string): DraftProblem => ({
    ...{ platform: facts.platform, path: 'options.firstComment', code, message },
  });
  const count = { used: graphemes(firstComment), limit: MAX_COMMENT };
  const forbidden = problem(
    'comment_not_permitted',
    'This LinkedIn connection may post and not comment: its app lacks the Community Management product. Remove the first comment, or connect the account through such an app.',
  );
  return [
    ...(account.canComment ? [] : [forbidden]),
    ...(count.used > count.limit ? [problem('text_too_long', tooLong('LinkedIn', 'the first comment', count))] : []),
  ];
}
