import { html, type SafeHtml } from './html';

const LINKS =
  /(https?:\/\/[^\s<]+[^\s<.,!?;:)\]'"])|(?<![\p{L}\p{N}_&])#([\p{L}\p{N}_]+)|(?<![\p{L}\p{N}_@])@(\w{2,30})/gu;

/** Text with its addresses, hashtags and, where a network has such, mentions as links. */
export function linkedText(
  text: string,
  hashtagPath: (tag: string) => string,
  mentionPath: ((username: string) => string) | null = null,
): SafeHtml {
  const parts: (SafeHtml | string)[] = [];
  let from = 0;
  for (const match of text.matchAll(LINKS)) {
    const [whole, address, tag, username] = match;
    parts.push(text.slice(from, match.index));
    from = match.index + whole.length;
    if (address !== undefined) parts.push(html`<a href="${address}" rel="nofollow">${address}</a>`);
    else if (tag !== undefined) parts.push(html`<a href="${hashtagPath(encodeURIComponent(tag))}">${whole}</a>`);
    else if (username !== undefined && mentionPath) parts.push(html`<a href="${mentionPath(username)}">${whole}</a>`);
    else parts.push(whole);
  }
  return html`${[...parts, text.slice(from)]}`;
}
