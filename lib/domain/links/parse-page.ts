import { Parser } from 'htmlparser2';
import type { LinkPreview } from '@/lib/contracts/link-preview';

/** As long as the options of a post may be. */
const [TITLE_MAX, DESCRIPTION_MAX] = [400, 4_000];

/** What a page says of itself: Open Graph first, then Twitter's tags, then plain HTML. Pure. */
export function parsePage(html: string, url: URL): LinkPreview {
  const { tags, base } = tagsOf(html, url);
  const first = (...names: string[]): string | null => names.flatMap((name) => tags.get(name) ?? [])[0] ?? null;
  const image = first(
    'og:image:secure_url',
    'og:image',
    'og:image:url',
    'twitter:image',
    'twitter:image:src',
    'image_src',
  );
  return {
    url: url.href,
    title: cut(first('og:title', 'twitter:title', 'title'), TITLE_MAX),
    description: cut(first('og:description', 'twitter:description', 'description'), DESCRIPTION_MAX),
    imageUrl: webAddress(image, base),
    siteName: cut(first('og:site_name', 'application-name'), TITLE_MAX) ?? url.hostname.replace(/^www\./, ''),
  };
}

/** The first that is not blank of each tag that a preview may come from. Attributes come with their entities decoded. */
function tagsOf(html: string, url: URL): { tags: Map<string, string>; base: URL } {
  const tags = new Map<string, string>();
  let base = url;
  let inTitle = false;
  let title = '';
  const keep = (name: string | undefined, value: string | undefined): void => {
    const text = value?.replace(/[\s\p{Cc}]+/gu, ' ').trim();
    if (name && text && !tags.has(name)) tags.set(name, text);
  };
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (tag === 'meta') keep((attributes.property ?? attributes.name)?.trim().toLowerCase(), attributes.content);
      if (tag === 'link' && attributes.rel?.toLowerCase() === 'image_src') keep('image_src', attributes.href);
      if (tag === 'base' && attributes.href && URL.canParse(attributes.href, url)) base = new URL(attributes.href, url);
      inTitle = tag === 'title' && !tags.has('title');
    },
    ontext(text) {
      if (inTitle) title += text;
    },
    onclosetag(tag) {
      if (tag === 'title') keep('title', title);
      inTitle = false;
    },
  });
  parser.end(html);
  return { tags, base };
}

function webAddress(text: string | null, base: URL): string | null {
  if (text === null || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}

const cut = (text: string | null, max: number): string | null =>
  text === null || text.length <= max ? text : `${text.slice(0, max - 1).trimEnd()}…`;
