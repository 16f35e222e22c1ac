import { urlPattern } from './weighted-length';

/** Links that lead to the same page: scheme, case and a closing slash apart. */
export const comparableLink = (link: string): string =>
  link
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '')
    .toLowerCase();

/** The links in a text, as X would turn them into t.co links. */
export const linksIn = (text: string): string[] => text.normalize('NFC').match(urlPattern()) ?? [];

/** What X is sent: it has no field for a link, so the link stands in the text, on a line of its own where it is not there yet. */
export function textForX(text: string, link: string | undefined): string {
  if (!link || linksIn(text).some((found) => comparableLink(found) === comparableLink(link))) return text;
  return text.trim() === '' ? link : `${text.trimEnd()}\n${link}`;
}
