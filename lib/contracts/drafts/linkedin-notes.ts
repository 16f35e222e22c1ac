import type { Draft, DraftProblem } from './draft';
import { urlPattern } from './weighted-length';

const note = (path: string, code: string, message: string): DraftProblem => ({
  ...{ platform: 'linkedin', path, code, message },
});

/** What a person should know before a post to LinkedIn, and LinkedIn does not refuse. */
export function linkedinNotes({ text, media, options }: Draft, maxText: number): DraftProblem[] {
  const notes: DraftProblem[] = [];
  const showsNothing = media.length === 0 && !options.link && !options.linkedin?.poll;
  if (showsNothing && urlPattern().test(text)) {
    const message =
      'LinkedIn shows no card for an address in the text of a post that comes from an app. Add it as a link to show one.';
    notes.push(note('content', 'link_without_card', message));
  }
  if (options.link && !options.link.title?.trim()) {
    const message = 'LinkedIn does not read the page behind a link. Without a title the card shows its domain.';
    notes.push(note('options.link.title', 'link_without_title', message));
  }
  if (text.length > maxText) {
    const message =
      'This text holds signs of several units, such as emoji. Should LinkedIn count those, it refuses the post as too long.';
    notes.push(note('content', 'text_may_be_too_long', message));
  }
  return notes;
}
