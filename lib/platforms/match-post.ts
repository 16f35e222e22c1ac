import { MINUTE } from '@/lib/foundation/time';
import type { Reconciliation } from './platform';

/** A post as a network lists it. */
export interface ListedPost {
  id: string;
  /** In the form that `sought.text` has too. */
  text: string;
  createdAt: Date;
  permalink: string | null;
}

/** The most that a network's clock is taken to differ from ours. */
export const CLOCK_SKEW_MS = MINUTE;

export const notBefore = (since: Date): Date => new Date(since.getTime() - CLOCK_SKEW_MS);

/** Unicode's composed form with blanks folded: networks trim and re-wrap. */
export const plainText = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/**
 * The oldest post with this text since the attempt that is no other publication of ours (`taken`). A text-less post is told by its time alone, so only a single one counts.
 * `whole`: the list reached back to `since`; without it, no match is no proof of absence.
 */
export function matchPost(
  listed: readonly ListedPost[],
  sought: { text: string; since: Date; taken: ReadonlySet<string>; whole: boolean },
): Reconciliation {
  const earliest = notBefore(sought.since);
  const candidates = listed
    .filter(({ id, text, createdAt }) => text === sought.text && createdAt >= earliest && !sought.taken.has(id))
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  const [first, second] = candidates;
  if (first && second && sought.text === '') {
    return {
      kind: 'unclear',
      code: 'several_match',
      detail: 'Several posts without text were published at that time.',
    };
  }
  if (first)
    return { kind: 'found', platformPostId: first.id, permalink: first.permalink, publishedAt: first.createdAt };
  if (sought.whole) return { kind: 'absent' };
  return { kind: 'unclear', code: 'list_too_long', detail: 'Too many newer posts to tell whether this one stands.' };
}
