import { urlPattern } from '@/lib/contracts/drafts/weighted-length';
import { comparableLink, textForX } from '@/lib/contracts/drafts/x-link';
import { plainText } from '../match-post';
import type { PublishInput } from '../platform';

/** The text that X is sent; empty where there is none to send. */
export function sentText({ text, options }: Pick<PublishInput, 'text' | 'options'>): string {
  const sent = textForX(text, options.link?.url).normalize('NFC');
  return sent.trim() === '' ? '' : sent;
}

/** A link that X put in the place of one of the text's, or added for its media. */
export interface XLink {
  url: string;
  expandedUrl: string | null;
}

const ENTITIES = [
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&amp;', '&'],
] as const;
const MEDIA_LINK = /\/status\/\d+\/(?:photo|video)\/\d+$/;

/** The text as it was sent: X escapes three characters, shortens links to t.co and adds one for media at the end. */
export function restoreText(text: string, links: readonly XLink[]): string {
  const restored = links.reduce(
    (current, { url, expandedUrl }) =>
      expandedUrl === null ? current : current.replaceAll(url, MEDIA_LINK.test(expandedUrl) ? '' : expandedUrl),
    text,
  );
  return ENTITIES.reduce((current, [entity, character]) => current.replaceAll(entity, character), restored);
}

/** One form for what was sent and what is read: composed, blanks folded, links without scheme and closing slash. */
export const comparableText = (text: string): string =>
  plainText(text.normalize('NFC').replace(urlPattern(), comparableLink));
