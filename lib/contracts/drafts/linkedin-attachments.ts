import type { Draft, DraftProblem } from './draft';

const problem = (path: string, code: string, message: string): DraftProblem => ({
  ...{ platform: 'linkedin', path, code, message },
});

/** A LinkedIn post shows one thing beside its text: pictures, a video, a document, a link's card or a poll. */
export function attachmentProblems({ media, options }: Draft): DraftProblem[] {
  const { link, linkedin } = options;
  const problems: DraftProblem[] = [];
  const kinds = new Set(media.map(({ kind }) => (kind === 'gif' ? 'image' : kind)));
  if (kinds.size > 1) {
    const message =
      'LinkedIn takes a video alone, a document alone, or up to 20 pictures. Keep one kind and remove the rest.';
    problems.push(problem('media', 'media_mixed', message));
  }
  if (kinds.has('document') && !linkedin?.documentTitle?.trim()) {
    const message = 'LinkedIn shows a document under its title. Give it one.';
    problems.push(problem('options.linkedin.documentTitle', 'document_title_required', message));
  }
  if (link && media.length > 0) {
    const message =
      'LinkedIn shows a link’s card or files, not both. Remove the files, or put the address into the text and remove the link.';
    problems.push(problem('options.link', 'link_with_media', message));
  }
  if (linkedin?.poll && (media.length > 0 || link)) {
    const message = 'LinkedIn shows a poll alone. Remove the files and the link, or remove the poll.';
    problems.push(problem('options.linkedin.poll', 'poll_not_alone', message));
  }
  return problems;
}
