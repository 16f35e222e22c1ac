/** What readers of a post in LinkedIn's "little text" format see. */
export interface LittleText {
  shown: string;
  /** An unescaped `(` ended the text early. */
  truncated: boolean;
}

const TOKEN = new RegExp(
  [
    /\\([\\|{}@[\]()<>#*_~])/, // escaped reserved character
    /@\[([^\]]*)\]\(urn:li:[^)]+\)/, // mention
    /\{hashtag\|\\?#\|([^}]+)\}/, // hashtag template
    /(\()/, // a bare parenthesis: LinkedIn drops everything from here on
    /([\s\S])/,
  ]
    .map((part) => part.source)
    .join('|'),
  'gu',
);

/** Reads the format as LinkedIn does, its silent truncation at an unescaped parenthesis included. */
export function readLittleText(commentary: string): LittleText {
  let shown = '';
  for (const [, escaped, mention, hashtag, parenthesis, character] of commentary.matchAll(TOKEN)) {
    if (parenthesis !== undefined) return { shown: shown.trimEnd(), truncated: true };
    shown += escaped ?? mention ?? (hashtag === undefined ? character : `#${hashtag}`);
  }
  return { shown, truncated: false };
}
