/** X's counting of text, from its "Counting characters" page: 280 by weight, after NFC. */
const URL_WEIGHT = 23;
/** Code points that weigh 1; every other weighs 2. */
const LIGHT_RANGES = [
  [0, 4_351],
  [8_192, 8_205],
  [8_208, 8_223],
  [8_242, 8_247],
] as const;

const ADDRESS =
  /https?:\/\/[^\s<>"]+|(?<![@\w.-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:com|org|net|io|co|no|se|dk|fi|de|fr|uk|eu|dev|app|ai|info|shop|cafe|coffee)(?![\w-])(?:\/[^\s<>"]*)?/giu;
const TRAILING = /[.,!?;:'")\]]+$/u;
const PICTOGRAPH = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The addresses in a text, in order, as X would turn them into links. */
export function addressesIn(text: string): { address: string; index: number }[] {
  return [...text.matchAll(ADDRESS)].map((match) => ({ address: match[0].replace(TRAILING, ''), index: match.index }));
}

export function weightedLength(text: string): number {
  const normalised = text.normalize('NFC');
  let weight = 0;
  let from = 0;
  for (const { address, index } of addressesIn(normalised)) {
    weight += weightOf(normalised.slice(from, index)) + URL_WEIGHT;
    from = index + address.length;
  }
  return weight + weightOf(normalised.slice(from));
}

/** Nothing here can be part of an emoji, so each counts 1 without being cut into graphemes. */
const PLAIN = /^[\0-\u00a8\u00aa-\u00ad\u00af-\u10ff]*$/;

const weightOf = (text: string): number => text.split(/(?<=\s)/).reduce((sum, word) => sum + wordWeight(word), 0);

function wordWeight(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let weight = 0;
  for (const { segment } of graphemes.segment(text)) {
    if (isEmoji(segment)) weight += 2;
    else for (const character of segment) weight += isLight(character.codePointAt(0) ?? 0) ? 1 : 2;
  }
  return weight;
}

/** `©` and `®` alone are text; with a selector behind them they are emoji. */
const isEmoji = (grapheme: string): boolean =>
  PICTOGRAPH.test(grapheme) && (grapheme.length > 1 || (grapheme.codePointAt(0) ?? 0) > 0xff);

const isLight = (codePoint: number): boolean => LIGHT_RANGES.some(([from, to]) => codePoint >= from && codePoint <= to);
