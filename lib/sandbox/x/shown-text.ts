import { createHash } from 'node:crypto';
import type { LedgerPost } from '../ledger';
import { addressesIn, weightedLength } from './weighted-length';

interface UrlEntity {
  start: number;
  end: number;
  url: string;
  expanded_url: string;
  display_url: string;
}

interface Shown {
  text: string;
  urls: UrlEntity[];
}

type Post = Pick<LedgerPost, 'id' | 'text' | 'media'>;

/** A longer text is cut here; `note_tweet` then has the whole. */
const SHORT_TEXT = 280;

/**
 * A post's text as the API gives it back: every address replaced by a t.co link (the real one is in
 * `entities.urls`), one more such link for media, and `&`, `<`, `>` as HTML entities.
 */
export function shownText(post: Post): Shown {
  const isLong = weightedLength(post.text) > SHORT_TEXT;
  return withLinks(post, isLong ? `${[...post.text].slice(0, SHORT_TEXT - 4).join('')}…` : post.text);
}

/** The whole of a long text, in the form of the short one; undefined for a text that is not long. */
export function noteOf(post: Post): { text: string; entities?: { urls: UrlEntity[] } } | undefined {
  if (weightedLength(post.text) <= SHORT_TEXT) return undefined;
  const { text, urls } = withLinks({ ...post, media: [] }, post.text);
  return { text, ...(urls.length > 0 && { entities: { urls } }) };
}

function withLinks(post: Post, whole: string): Shown {
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
  for (const { address, index } of addressesIn(whole)) {
    text += escapeText(whole.slice(from, index));
    addLink(address, address.replace(/^https?:\/\/(www\.)?/i, '').slice(0, 27));
    from = index + address.length;
  }
  text += escapeText(whole.slice(from));
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
