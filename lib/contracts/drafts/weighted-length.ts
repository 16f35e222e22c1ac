import { TOP_LEVEL_DOMAINS } from './top-level-domains';

const URL_WEIGHT = 23;
/** Code points that count one; everything else counts two (X, "Counting characters"). */
const LIGHT_RANGES = [
  [0, 4_351],
  [8_192, 8_205],
  [8_208, 8_223],
  [8_242, 8_247],
] as const;

/** What a link is made of (X's own twitter-text): a path takes Latin and Cyrillic letters, so it ends where Japanese begins. */
const LETTERS = '\\u00C0-\\u024F';
const IN_PATH = `[a-z0-9${LETTERS}\\u0400-\\u04FF!*';:=+,.$/%#[\\]_~@&|?-]`;
const ENDS_PATH = `[a-z0-9${LETTERS}\\u0400-\\u04FF=_#/+&-]`;
/** Stops before closing punctuation, and keeps brackets that close within: `/wiki/Fjord_(band)`. */
const PATH = `(?:[/?#](?:${IN_PATH}*(?:${ENDS_PATH}|\\(${IN_PATH}*\\)))*)?`;
const LABEL = `[a-z0-9${LETTERS}](?:[a-z0-9${LETTERS}_-]{0,61}[a-z0-9${LETTERS}])?`;

const WITH_SCHEME = `(?<![a-z0-9@＠$＄#＃])https?://(?:${LABEL}(?:\\.${LABEL})*|[^\\s/?#@:]+\\.[a-z]{2,})(?::\\d+)?${PATH}`;
const BARE = `(?<![a-z0-9_@＠$＄#＃./${LETTERS}-])(?:${LABEL}\\.)+(?:${TOP_LEVEL_DOMAINS})(?![a-z0-9_@${LETTERS}-]|\\.[a-z0-9])${PATH}`;
const URL_SOURCE = `${WITH_SCHEME}|${BARE}`;

/** Links in a text as X finds them. A new object each time: a global pattern keeps a position. */
export const urlPattern = (): RegExp => new RegExp(URL_SOURCE, 'giu');

/** Whatever an emoji may be put together from; only such runs are cut into graphemes, which is slow. */
const EMOJI_PARTS =
  /[#*0-9]?(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u200D|\uFE0F|\u20E3|[\u{E0020}-\u{E007F}])+/gu;
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
  let end = 0;
  for (const match of text.matchAll(EMOJI_PARTS)) {
    length += plainLength(text.slice(end, match.index));
    for (const { segment } of segmenter.segment(match[0])) length += EMOJI.test(segment) ? 2 : plainLength(segment);
    end = match.index + match[0].length;
  }
  return length + plainLength(text.slice(end));
}

function plainLength(text: string): number {
  let length = 0;
  for (const character of text) length += characterWeight(character.codePointAt(0) ?? 0);
  return length;
}

const characterWeight = (point: number): number =>
  LIGHT_RANGES.some(([first, last]) => point >= first && point <= last) ? 1 : 2;
