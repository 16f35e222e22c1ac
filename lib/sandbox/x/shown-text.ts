import { createHash } from 'node:crypto';
import type { LedgerPost } from '../ledger';
import { addressesIn } from './weighted-length';

interface UrlEntity {
  start: number;
  end: number;
  url: string;
  expanded_url: string;
  display_url: string;
}

/**
 * A post's text as the API gives it back: every address replaced by a t.co link (the real one is in
 * `entities.urls`), one more such link for media, and `&`, `<`, `>` as HTML entities.
 */
export function shownText(post: Pick<LedgerPost, 'id' | 'text' | 'media'>): { text: string; urls: UrlEntity[] } {
  const urls: UrlEntity[] = [];
  let text = '';
  let from = 0;
  const addLink = (address: string, display: string): void => {
    const url = `https://t.co/${shortCode(post.id, urls.length)}`;
    const start = [...text].length;
    const expanded_url = /^https?:/i.test(address) ? address : `http://${address}`;
    urls.push({ start, end: start + url.length, url, expanded_url, display_url: display });
    text += url;
  };
  for (const { address, index } of addressesIn(post.text)) {
    text += escapeText(post.text.slice(from, index));
    addLink(address, address.replace(/^https?:\/\/(www\.)?/i, '').slice(0, 27));
    from = index + address.length;
  }
  text += escapeText(post.text.slice(from));
  if (post.media.length > 0) {
    if (text !== '') text += ' ';
    addLink(`https://x.com/i/status/${post.id}/photo/1`, `pic.x.com/${shortCode(post.id, urls.length)}`);
  }
  return { text, urls };
}

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const shortCode = (postId: string, index: number): string =>
  createHash('sha256').update(`${postId}/${index}`).digest('base64').replace(/[+/=]/g, '').slice(0, 10);
