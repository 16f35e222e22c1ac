const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** The segmenter's time grows with the square of the text: 60,000 characters at once take seconds. */
const WINDOW = 256;

/** How many characters a reader sees: an emoji counts one however it is composed. */
export function graphemes(text: string): number {
  let count = 0;
  let start = 0;
  while (start < text.length) {
    const end = wholeAt(text, start + WINDOW);
    const starts = Array.from(segmenter.segment(text.slice(start, end)), ({ index }) => index);
    const last = starts.at(-1) ?? 0;
    if (end >= text.length) return count + starts.length;
    // The last one may go on beyond the window: it begins the next, unless it is all there is.
    count += last === 0 ? 1 : starts.length - 1;
    start = last === 0 ? end : start + last;
  }
  return count;
}

/** A half of a surrogate pair would pass for a character. */
const wholeAt = (text: string, end: number): number => (/[\uD800-\uDBFF]/.test(text.charAt(end - 1)) ? end - 1 : end);
