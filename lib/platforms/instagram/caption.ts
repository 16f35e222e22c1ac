import { textWithLink } from '@/lib/contracts/drafts/text-with-link';
import type { PublishInput } from '../platform';

export const isStory = ({ options }: Pick<PublishInput, 'options'>): boolean =>
  options.instagram?.placement === 'story';

/** What stands under the picture. A link is plain text here; a story has no text at all. */
export const captionOf = (post: Pick<PublishInput, 'text' | 'options'>): string =>
  isStory(post) ? '' : textWithLink(post.text, post.options.link?.url);
