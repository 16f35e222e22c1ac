const URL_WEIGHT = 23;
/** Code points that count one; everything else counts two (X, "Counting characters"). */
const LIGHT_RANGES = [
  [0, 4_351],
  [8_192, 8_205],
  [8_208, 8_223],
  [8_242, 8_247],
] as const;

/** Top-level domains that make a link without `https://`. X knows all of them; these are the common ones. */
const BARE_DOMAINS =
  'com|org|net|io|ai|app|dev|co|info|biz|edu|gov|me|tv|news|shop|store|blog|xyz|online|site|tech|cloud|agency|studio|social|link|page|coffee|eu|uk|de|fr|es|it|nl|no|se|dk|fi|pl|ch|at|be|ie|pt|us|ca|au|nz|jp|in|br|mx';

const URL_SOURCE = `https?://[^\\s<>"'\\u3000-\\u303F\\uFF00-\\uFFEF]*[^\\s<>"'.,:;!?)\\]}\\u3000-\\u303F\\uFF00-\\uFFEF]|(?<![\\w@.#/-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+(?:${BARE_DOMAINS})\\b(?![\\w-]|\\.[a-z0-9]|@)(?:[/?#][^\\s<>"']*[^\\s<>"'.,:;!?)\\]}])?`;

/** Links in a text as X finds them. A new object each time: a global pattern keeps a position. */
export const urlPattern = (): RegExp => new RegExp(URL_SOURCE, 'giu');

const EMOJI = /\p{Emoji_Presentation}|\p{Regional_Indicator}{2}|\p{Extended_Pictographic}\uFE0F|\uFE0F?\u20E3/u;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** X's weighted length: NFC, a link 23 however long, an emoji 2 however composed, CJK 2, Latin 1. */
export function weightedLength(text: string): number {
  const normal = text.normalize('NFC');
  let length = 0;
  let end = 0;
  for (const match of normal.matchAll(urlPattern())) {
    length += proseLength(normal.slice(end, match.index)) + URL_WEIGHT;
    end = match.index + match[0].length;
  }
  return length + proseLength(normal.slice(end));
}

function proseLength(text: string): number {
  let length = 0;
  for (const { segment } of segmenter.segment(text)) {
    if (EMOJI.test(segment)) length += 2;
    else for (const character of segment) length += characterWeight(character.codePointAt(0) ?? 0);
  }
  return length;
}

const characterWeight = (point: number): number =>
  LIGHT_RANGES.some(([first, last]) => point >= first && point <= last) ? 1 : 2;
