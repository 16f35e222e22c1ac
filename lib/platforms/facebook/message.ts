import { textWithLink } from '@/lib/contracts/drafts/text-with-link';
import type { PublishInput } from '../platform';

const orNothing = (text: string): string | undefined => (text.trim() === '' ? undefined : text);

/** The text beside a link's card. */
export const messageOf = ({ text }: Pick<PublishInput, 'text'>): string | undefined => orNothing(text);

/** The text beside pictures or a video, where a link has no card and stands in the text. */
export const captionOf = ({ text, options }: Pick<PublishInput, 'text' | 'options'>): string | undefined =>
  orNothing(textWithLink(text, options.link?.url));
