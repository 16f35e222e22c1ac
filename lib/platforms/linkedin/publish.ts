import type { Outcome, PublishInput } from '../platform';
import { keepProgress } from '../progress';
import { asOutcome } from '../refusal';
import { publishComment } from './publish-comment';
import { publishPost } from './publish-post';

/** A post of its own, or a comment under one of ours. LinkedIn has no threads. */
export function publishToLinkedin(input: PublishInput): Promise<Outcome> {
  const progress = keepProgress(input);
  return asOutcome(progress.current, async () => {
    if (input.role === 'comment') return publishComment(input);
    if (input.role === 'post') return publishPost(input, progress);
    return {
      kind: 'INVALID_CONTENT',
      code: 'no_threads',
      detail: 'LinkedIn has no threads. Post the parts one by one.',
    };
  });
}
