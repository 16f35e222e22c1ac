import { MENTION } from '@/lib/contracts/drafts/linkedin-mention';

/** Characters with a meaning in LinkedIn's "little text"; an unescaped `(` silently cuts the post off there. */
const RESERVED = /[\\|{}@[\]()<>*_~]/g;
/** A `#` that begins no hashtag is reserved too; one that does stays, and LinkedIn links it. */
const LONE_HASH = /#(?![\p{L}\p{N}])/gu;

/** Plain text as LinkedIn must be sent it; hashtags and mentions stay what they are. */
export function escapeLittleText(text: string): string {
  let escaped = '';
  let end = 0;
  for (const mention of text.matchAll(MENTION)) {
    const [whole, name = '', urn = ''] = mention;
    escaped += `${escapePlain(text.slice(end, mention.index))}@[${escapePlain(name)}](${urn})`;
    end = mention.index + whole.length;
  }
  return escaped + escapePlain(text.slice(end));
}

const escapePlain = (text: string): string => text.replace(RESERVED, '\\$&').replace(LONE_HASH, '\\#');

/** The text that was escaped. */
export const unescapeLittleText = (text: string): string => text.replace(/\\([\\|{}@[\]()<>*_~#])/g, '$1');
