/** Where a text may be cut, the best first: paragraphs, sentences, words. A closing quote or bracket stays with its sentence. */
const SEAMS = [/\n{2,}/g, /(?<=[.!?…]["'”’)\]]*)\s+(?=\S)|(?<=[。！？]["'”’」』）]*)/gu, /\s+/g] as const;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Cuts a text into parts that fit, each as long as it may be: at paragraphs, then at the ends of sentences, then between
 * words; inside a word only where the word alone is too long. Nothing but blanks at the seams is lost.
 */
export function splitText(text: string, fits: (part: string) => boolean): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest !== '' && !fits(rest)) {
    const part = longestStart(rest, fits);
    parts.push(part.trimEnd());
    rest = rest.slice(part.length).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
}

function longestStart(text: string, fits: (part: string) => boolean): string {
  for (const seam of SEAMS) {
    const starts = Array.from(text.matchAll(seam), ({ index }) => text.slice(0, index)).filter((start) => start.trim());
    const longest = starts.findLast(fits);
    if (longest !== undefined) return longest;
  }
  return withinWord(text, fits);
}

/** At least one character, so that a limit that nothing fits still comes to an end. */
function withinWord(text: string, fits: (part: string) => boolean): string {
  let start = '';
  for (const { segment } of graphemes.segment(text)) {
    if (start !== '' && !fits(start + segment)) break;
    start += segment;
  }
  return start;
}
