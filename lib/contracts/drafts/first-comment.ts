import { tooLong } from './common-problems';
import type { Draft, DraftProblem } from './draft';
import { graphemes } from './graphemes';

/** What is wrong with the comment that the account writes under its own post. */
export function firstCommentProblems(
  { account, options: { firstComment } }: Draft,
  {
    platform,
    name,
    limit,
    isStory,
  }: { platform: 'facebook' | 'instagram'; name: string; limit: number; isStory: boolean },
): DraftProblem[] {
  if (!firstComment) return [];
  const problem = (code: string, message: string): DraftProblem[] => [
    { platform, path: 'options.firstComment', code, message },
  ];
  if (isStory) {
    return problem('comment_on_story', `A story on ${name} takes no comments. Remove the first comment.`);
  }
  if (!account.canComment) {
    const message = `This ${name} connection may post and not comment. Remove the first comment, or connect the account again and allow comments.`;
    return problem('comment_not_permitted', message);
  }
  const count = { used: graphemes(firstComment), limit };
  return count.used > limit ? problem('text_too_long', tooLong(name, 'the first comment', count)) : [];
}
