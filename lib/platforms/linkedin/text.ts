/** Characters with a meaning in LinkedIn's "little text"; an unescaped `(` silently cuts the post off there. */
const RESERVED = /[\\|{}@[\]()<>*_~]/g;
/** A `#` that begins no hashtag is reserved too; one that does stays, and LinkedIn links it. */
const LONE_HASH = /#(?![\p{L}\p{N}])/gu;

/** Plain text as LinkedIn must be sent it, hashtags kept. */
export const escapeLittleText = (text: string): string => text.replace(RESERVED, '\\$&').replace(LONE_HASH, '\\#');

/** What a reader sees of escaped text. */
export const unescapeLittleText = (text: string): string => text.replace(/\\([\\|{}@[\]()<>*_~#])/g, '$1');
