import type { Draft, DraftProblem } from './draft';
import { linksIn, textForX } from './x-link';
import { usd, X_USD_PER_POST, X_USD_PER_POST_WITH_LINK } from './x-price';

const note = (path: string, code: string, message: string): DraftProblem => ({ platform: 'x', path, code, message });

/** What X charges more for, and what it may refuse, of a post that it would take. */
export const xNotes = (draft: Draft): DraftProblem[] => [
  ...linkCost(draft.text, draft.options.link?.url),
  ...draft.thread.flatMap(({ text }, index) => costOf(linksIn(text), `options.x.thread.${index}.content`, 'this part')),
  ...costOf(linksIn(draft.options.firstComment ?? ''), 'options.firstComment', 'this comment'),
  ...replyRule(draft),
];

function linkCost(text: string, link: string | undefined): DraftProblem[] {
  const path = link && linksIn(text).length === 0 ? 'options.link.url' : 'content';
  return costOf(linksIn(textForX(text, link)), path, 'this post');
}

function costOf([link]: readonly string[], path: string, what: string): DraftProblem[] {
  if (!link) return [];
  const message = `The link ${link} makes ${what} cost ${usd(X_USD_PER_POST_WITH_LINK)} at X instead of ${usd(X_USD_PER_POST)}.`;
  return [note(path, 'link_costs_more', message)];
}

/** X's changelog of 23 February 2026 limits replies by API, and does not say that one's own threads are exempt. */
function replyRule({ thread, options }: Draft): DraftProblem[] {
  const message =
    'X limits replies that are sent by apps and does not say that replies to your own posts are exempt. Should it refuse one, the posts before it stand and the rest waits for you.';
  return [
    ...(thread.length > 0 ? [note('options.x.thread', 'reply_may_be_refused', message)] : []),
    ...(options.firstComment && thread.length === 0
      ? [note('options.firstComment', 'reply_may_be_refused', message)]
      : []),
  ];
}
