/**
 * A moment of a long list as a text, `2026-11-26 09:00:00.5`: a Date that is parsed for each row, only to be written again, costs
 * as much as the rest of the row. @param column of `timestamptz(3)`
 */
export const utcText = (column: string): string => `(${column} AT TIME ZONE 'UTC')::text`;

/** That text as ISO 8601: `2026-11-26T09:00:00.500Z`. */
export const isoOfUtcText = (text: string): string =>
  `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20).padEnd(3, '0')}Z`;
