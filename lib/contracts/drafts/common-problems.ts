import type { Draft, DraftMedia, DraftProblem, DraftRules, MediaKind, MediaLimit, TextCount } from './draft';

/** What the checks shared by all networks need to know of one. */
export interface DraftFacts extends Pick<DraftRules, 'media' | 'mediaRequired'> {
  platform: DraftProblem['platform'];
  name: string;
  /** The most files of all kinds together. */
  maxMedia: number;
}

export const MEGABYTE = 1024 * 1024;

const NOUNS = {
  image: ['picture', 'pictures'],
  gif: ['GIF', 'GIFs'],
  video: ['video', 'videos'],
  document: ['document', 'documents'],
} as const satisfies Record<MediaKind, readonly [one: string, many: string]>;

/** Text present and short enough, media present where it must be, not too many, each of a kind, format, size and length that is taken. */
export function commonProblems(draft: Draft, facts: DraftFacts, count: TextCount): DraftProblem[] {
  return [
    ...presenceProblems(draft, facts),
    ...lengthProblems(facts, count),
    ...amountProblems(draft, facts),
    ...draft.media.flatMap((media, index) => mediaProblems(media, index, facts)),
  ];
}

function presenceProblems({ media, text, options }: Draft, facts: DraftFacts): DraftProblem[] {
  if (media.length > 0) return [];
  if (facts.mediaRequired) {
    const message = `${facts.name} takes no text without a picture or video. Add one (${everyFormat(facts)}).`;
    return [{ platform: facts.platform, path: 'media', code: 'media_required', message }];
  }
  if (text.trim() !== '' || options.link || options.linkedin?.poll) return [];
  const message = `The post for ${facts.name} is empty. Write a text or add a picture.`;
  return [{ platform: facts.platform, path: 'content', code: 'empty', message }];
}

function lengthProblems({ platform, name }: DraftFacts, { used, limit }: TextCount): DraftProblem[] {
  if (used <= limit) return [];
  return [{ platform, path: 'content', code: 'text_too_long', message: tooLong(name, 'this text', { used, limit }) }];
}

/** `LinkedIn takes 3,000 characters; this text counts 3,020. Shorten it by 20.` */
export const tooLong = (name: string, what: string, { used, limit }: TextCount): string =>
  `${name} takes ${number(limit)} characters; ${what} counts ${number(used)}. Shorten it by ${number(used - limit)}.`;

function amountProblems({ media }: Draft, facts: DraftFacts): DraftProblem[] {
  const { platform, name, maxMedia } = facts;
  if (media.length > maxMedia) {
    const message = `${name} takes at most ${maxMedia} files; this post has ${media.length}. Remove ${media.length - maxMedia}.`;
    return [{ platform, path: 'media', code: 'too_many_media', message }];
  }
  for (const kind of Object.keys(NOUNS) as MediaKind[]) {
    const limit = facts.media[kind];
    const used = media.filter((item) => item.kind === kind).length;
    if (!limit || used <= limit.maxCount) continue;
    const message = `${name} takes at most ${plural(kind, limit.maxCount)}; this post has ${used}. Remove ${used - limit.maxCount}.`;
    return [{ platform, path: 'media', code: 'too_many_media', message }];
  }
  return [];
}

/** What is wrong with the file at `index`; the first thing only, as each makes the next moot. */
export function mediaProblems(media: DraftMedia, index: number, facts: DraftFacts): DraftProblem[] {
  const { platform, name } = facts;
  const problem = (code: string, message: string): DraftProblem[] => [
    { platform, path: `media.${index}`, code, message },
  ];
  const noun = NOUNS[media.kind][0];
  const limit = facts.media[media.kind];
  if (!limit?.mimeTypes.includes(media.mimeType)) {
    const formats = limit?.formats ?? everyFormat(facts);
    const message = `${name} takes ${formats} here; file ${index + 1} is ${media.mimeType}. Replace it, or convert it to ${formats} and upload it again.`;
    return problem('media_type', message);
  }
  if (media.bytes > limit.maxBytes) {
    const message = `${name} takes ${NOUNS[media.kind][1]} up to ${megabytes(limit.maxBytes)}; ${noun} ${index + 1} has ${megabytes(media.bytes)}. Make it smaller and upload it again.`;
    return problem('media_too_large', message);
  }
  return durationProblem(media, index, limit, name).flatMap(({ code, message }) => problem(code, message));
}

function durationProblem(
  { durationMs }: DraftMedia,
  index: number,
  { minDurationMs = 0, maxDurationMs = Number.POSITIVE_INFINITY }: MediaLimit,
  name: string,
): Pick<DraftProblem, 'code' | 'message'>[] {
  if (durationMs === null || (durationMs >= minDurationMs && durationMs <= maxDurationMs)) return [];
  if (durationMs < minDurationMs) {
    const message = `${name} takes videos from ${duration(minDurationMs)}; video ${index + 1} lasts ${duration(durationMs)}. Upload a longer one.`;
    return [{ code: 'video_too_short', message }];
  }
  const message = `${name} takes videos up to ${duration(maxDurationMs)}; video ${index + 1} lasts ${duration(durationMs)}. Cut it and upload it again.`;
  return [{ code: 'video_too_long', message }];
}

const everyFormat = ({ media }: DraftFacts): string =>
  [...new Set(Object.values(media).map(({ formats }) => formats))].join('; ');
const plural = (kind: MediaKind, count: number): string => `${count} ${NOUNS[kind][count === 1 ? 0 : 1]}`;
const number = (value: number): string => value.toLocaleString('en-US');
/** Rounded up, so a picture one byte over never reads as being at the limit. */
const megabytes = (bytes: number): string =>
  `${(Math.ceil((bytes / MEGABYTE) * 100) / 100).toLocaleString('en-US')} MB`;
const duration = (ms: number): string => {
  const seconds = Math.round(ms / 100) / 10;
  return seconds < 120
    ? `${seconds.toLocaleString('en-US')} s`
    : `${(Math.round(seconds / 6) / 10).toLocaleString('en-US')} min`;
};
