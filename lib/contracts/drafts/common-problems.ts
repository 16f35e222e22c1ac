import type { Draft, DraftMedia, DraftProblem, DraftRules, TextCount } from './draft';

/** What the checks shared by all networks need to know of one. */
export interface DraftFacts
  extends Pick<DraftRules, 'maxImages' | 'mediaRequired' | 'imageMimeTypes' | 'maxImageBytes'> {
  platform: DraftProblem['platform'];
  name: string;
  /** The accepted formats as a person reads them: `JPEG, PNG or GIF`. */
  formats: string;
}

export const MEGABYTE = 1024 * 1024;

/** Text present and short enough, media present where it must be, not too many, each of a format and size that is taken. */
export function commonProblems(draft: Draft, facts: DraftFacts, count: TextCount): DraftProblem[] {
  return [
    ...presenceProblems(draft, facts),
    ...lengthProblems(facts, count),
    ...amountProblems(draft, facts),
    ...draft.media.flatMap((media, index) => mediaProblems(media, index, facts)),
  ];
}

function presenceProblems(draft: Draft, facts: DraftFacts): DraftProblem[] {
  if (draft.media.length > 0) return [];
  if (facts.mediaRequired) {
    const message = `${facts.name} takes no text without a picture. Add a picture (${facts.formats}).`;
    return [{ platform: facts.platform, path: 'media', code: 'media_required', message }];
  }
  if (draft.text.trim() !== '') return [];
  const message = `The post for ${facts.name} is empty. Write a text or add a picture.`;
  return [{ platform: facts.platform, path: 'content', code: 'empty', message }];
}

function lengthProblems({ platform, name }: DraftFacts, { used, limit }: TextCount): DraftProblem[] {
  if (used <= limit) return [];
  const message = `${name} takes ${number(limit)} characters; this text counts ${number(used)}. Shorten it by ${number(used - limit)}.`;
  return [{ platform, path: 'content', code: 'text_too_long', message }];
}

function amountProblems({ media }: Draft, { platform, name, maxImages }: DraftFacts): DraftProblem[] {
  if (media.length <= maxImages) return [];
  const message = `${name} takes at most ${maxImages} pictures; this post has ${media.length}. Remove ${media.length - maxImages}.`;
  return [{ platform, path: 'media', code: 'too_many_media', message }];
}

function mediaProblems(media: DraftMedia, index: number, facts: DraftFacts): DraftProblem[] {
  const { platform, name, formats, imageMimeTypes, maxImageBytes } = facts;
  const at = { platform, path: `media.${index}` };
  if (!imageMimeTypes.includes(media.mimeType)) {
    const message = `${name} takes ${formats} here; file ${index + 1} is ${media.mimeType}. Replace it, or convert it to ${formats} and upload it again.`;
    return [{ ...at, code: 'media_type', message }];
  }
  if (media.bytes <= maxImageBytes) return [];
  const message = `${name} takes pictures up to ${megabytes(maxImageBytes)}; picture ${index + 1} has ${megabytes(media.bytes)}. Make it smaller and upload it again.`;
  return [{ ...at, code: 'media_too_large', message }];
}

const number = (value: number): string => value.toLocaleString('en-US');
/** Rounded up, so a picture one byte over never reads as being at the limit. */
const megabytes = (bytes: number): string =>
  `${(Math.ceil((bytes / MEGABYTE) * 100) / 100).toLocaleString('en-US')} MB`;
