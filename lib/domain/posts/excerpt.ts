const EXCERPT_LENGTH = 140;

/** The beginning of a text on one line, for lists; at most 140 code points, so that it fits the covering indexes. */
export function excerpt(text: string): string {
  const points = Array.from(text.replace(/\s+/gu, ' ').trim());
  return points.length <= EXCERPT_LENGTH ? points.join('') : `${points.slice(0, EXCERPT_LENGTH - 1).join('')}…`;
}
