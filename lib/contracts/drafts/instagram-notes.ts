import type { Draft, DraftProblem } from './draft';
import { INSTAGRAM_PLACES, instagramPlace } from './instagram-places';
import { renditionNotes } from './rendition-notes';

const network = { platform: 'instagram', name: 'Instagram' } as const;
const note = (path: string, code: string, message: string): DraftProblem => ({
  ...{ platform: network.platform, path, code, message },
});

/** What a person should know before a post to Instagram, and Instagram does not refuse. */
export function instagramNotes(draft: Draft): DraftProblem[] {
  const place = instagramPlace(draft.options, draft.media.length);
  const notes = place === 'story' ? storyNotes(draft) : captionNotes(draft);
  const [first] = draft.media;
  if (place === 'feed' && first?.kind === 'video') {
    notes.push(note('media.0', 'becomes_reel', 'Instagram shows a single video as a reel.'));
  }
  for (const [index, { kind, altText }] of draft.media.entries()) {
    if (!altText || (kind !== 'video' && place !== 'story')) continue;
    const message = `Instagram takes descriptions of feed pictures alone: that of file ${index + 1} will not be told.`;
    notes.push(note(`media.${index}`, 'alt_text_not_told', message));
  }
  return [...notes, ...renditionNotes(draft, network, INSTAGRAM_PLACES[place])];
}

function storyNotes({ text, options }: Draft): DraftProblem[] {
  if (text.trim() === '' && !options.link) return [];
  const message = 'A story shows its picture or video alone: the text and the link will not be seen on Instagram.';
  return [note('content', 'story_without_text', message)];
}

function captionNotes({ options }: Draft): DraftProblem[] {
  if (!options.link) return [];
  const message =
    'Instagram shows no card, and a link in a text cannot be clicked: it will stand at the end as plain text.';
  return [note('options.link', 'link_not_clickable', message)];
}
