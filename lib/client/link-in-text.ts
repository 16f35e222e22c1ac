import { urlPattern } from '@/lib/contracts/drafts/weighted-length';

/** An address with its scheme as networks take it, or null where it is none. `example.com` is read as https. */
export function readAddress(text: string): string | null {
  const written = text.trim();
  if (written === '' || /\s/.test(written)) return null;
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(written) ? written : `https://${written}`;
  if (!URL.canParse(whole)) return null;
  const { protocol, hostname, href } = new URL(whole);
  return /^https?:$/.test(protocol) && hostname.includes('.') ? href : null;
}

/** The first link that a text names. */
export function linkInText(text: string): string | null {
  const [found] = text.match(urlPattern()) ?? [];
  return found ? readAddress(found) : null;
}

/** The site of an address, as a card names it. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url);
