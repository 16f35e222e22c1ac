import type { Draft, DraftProblem } from './draft';
import type { INSTAGRAM_PLACES } from './instagram-places';

/** Recalled: how many accounts an app may invite. */
const MAX_COLLABORATORS = 3;
const USERNAME = /^@?[A-Za-z0-9_.]{1,30}$/;

const problem = (path: string, code: string, message: string): DraftProblem => ({
  ...{ platform: 'instagram', path: `options.instagram.${path}`, code, message },
});

/** What is wrong with the options that reels, and posts with others, have. */
export function reelProblems({ media, options }: Draft, place: keyof typeof INSTAGRAM_PLACES): DraftProblem[] {
  const { thumbOffsetMs, collaborators = [] } = options.instagram ?? {};
  const problems: DraftProblem[] = [];
  const [video] = media;
  if (thumbOffsetMs !== undefined && video && video.durationMs !== null && thumbOffsetMs >= video.durationMs) {
    const message = 'The cover is a frame after the end of the video. Choose an earlier one.';
    problems.push(problem('thumbOffsetMs', 'thumb_offset', message));
  }
  if (collaborators.length > 0 && place === 'story') {
    const message = 'A story has no collaborators. Remove them.';
    problems.push(problem('collaborators', 'story_collaborators', message));
  }
  if (collaborators.length > MAX_COLLABORATORS) {
    const message = `Instagram takes at most ${MAX_COLLABORATORS} collaborators; this post has ${collaborators.length}. Remove ${collaborators.length - MAX_COLLABORATORS}.`;
    problems.push(problem('collaborators', 'too_many_collaborators', message));
  }
  for (const [index, name] of collaborators.entries()) {
    if (USERNAME.test(name)) continue;
    const message = `“${name}” is no username on Instagram. Write it without blanks, as in @username.`;
    problems.push(problem(`collaborators.${index}`, 'username', message));
  }
  return problems;
}
