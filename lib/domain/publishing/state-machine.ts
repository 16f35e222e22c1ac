import type { DraftState } from '@/lib/contracts/post-drafts';
import type { ScheduledPostStatus } from '@/lib/contracts/scheduled-posts';
import { backoffMs } from '@/lib/foundation/retry';
import { HOUR, MINUTE, plus, SECOND } from '@/lib/foundation/time';
import type { Outcome, PublishProgress, Reconciliation } from '@/lib/platforms/platform';
import { HELD_DETAIL } from '../accounts/held-words';

/**
 * The head of the machine, at the composition: a draft by its verbs. `scheduled` writes its rows of the queue as `pending`,
 * or `waiting`, in the same transaction.
 */
export const DRAFT_ARROWS = {
  /** New words void what was asked or given for the old ones. */
  change: { from: ['draft', 'in_review', 'approved'], to: 'draft' },
  submit: { from: ['draft'], to: 'in_review' },
  withdraw: { from: ['in_review', 'approved'], to: 'draft' },
  return: { from: ['in_review', 'approved'], to: 'draft' },
  approve: { from: ['in_review'], to: 'approved' },
  /** Approval of one that has a time. */
  approveForTime: { from: ['in_review'], to: 'scheduled' },
  schedule: { from: ['approved'], to: 'scheduled' },
  /** By somebody who needs no approval. */
  scheduleUnreviewed: { from: ['draft', 'approved'], to: 'scheduled' },
} as const satisfies Record<string, { from: readonly DraftState[]; to: DraftState }>;
export type DraftArrow = keyof typeof DRAFT_ARROWS;

/** Every arrow there is. A conditional update takes it, and its count must be 1. */
export const TRANSITIONS = {
  /** A part of a thread or a first comment, until what it follows stands. */
  waiting: ['pending', 'cancelled'],
  /** Past its window, by the policy of its business, it is left to a person or cancelled. */
  pending: ['claimed', 'held', 'needs_attention', 'cancelled'],
  /** A pending row under a lease, so a person may still cancel it. Straight to the end where a network shows that an earlier send had arrived. */
  claimed: ['sending', 'published', 'unknown', 'pending', 'held', 'failed', 'needs_attention', 'cancelled'],
  sending: ['published', 'pending', 'unknown', 'held', 'failed', 'needs_attention'],
  unknown: ['published', 'pending', 'needs_attention'],
  held: ['pending', 'cancelled'],
  needs_attention: ['pending', 'published', 'cancelled'],
  published: [],
  failed: ['pending'],
  cancelled: [],
} as const satisfies Record<ScheduledPostStatus, readonly ScheduledPostStatus[]>;

export const PUBLISHING_DEFAULTS = {
  maxAttempts: 8,
  backoff: { baseMs: 5 * SECOND, maxMs: 15 * MINUTE },
  /** How long a network may work on media before the post counts as failed. */
  maxPreparationMs: 2 * HOUR,
  /** An operator's matter (credits, a retired API version): looked at again, and fails no post. */
  operatorRetryMs: 15 * MINUTE,
  /** How long the network is asked about an unknown outcome before a person is. */
  maxDoubtMs: 2 * MINUTE,
  doubtRetryMs: 15 * SECOND,
  /** The same while the network gives no answer at all: a person who looks now cannot reach it either. */
  maxUnreadMs: 15 * MINUTE,
  unreadRetryMs: 5 * SECOND,
} as const;

export type AttemptState = 'prepared' | 'accepted' | 'rejected' | 'unknown' | 'not_sent';

/** Where a row and its attempt go. `progress` undefined keeps what is stored. */
export interface Settlement {
  status: ScheduledPostStatus;
  attempt: AttemptState;
  notBefore: Date | null;
  /** Whether this try counts against `maxAttempts`. */
  counts: boolean;
  error: { code: string; detail: string } | null;
  progress: PublishProgress | null | undefined;
}

export interface AttemptFacts {
  now: Date;
  /** Finished tries of this row before this one. */
  attempts: number;
  /** When this attempt was opened. */
  openedAt: Date;
  readLagMs: number;
  /** An earlier attempt of this row ended unknown: a duplicate may be that very post. */
  wasDoubted: boolean;
  random?: () => number;
}

/** What follows from a network's answer. Pure. */
export function settle(outcome: Outcome, facts: AttemptFacts): Settlement {
  const { now } = facts;
  const failure = 'code' in outcome ? { code: outcome.code, detail: outcome.detail } : null;
  const end = (status: ScheduledPostStatus, attempt: AttemptState = 'rejected'): Settlement => ({
    status,
    attempt,
    notBefore: null,
    counts: true,
    error: failure,
    progress: undefined,
  });
  const later = (notBefore: Date, counts: boolean, progress?: null): Settlement => ({
    status: 'pending',
    attempt: 'not_sent',
    notBefore,
    counts,
    error: failure,
    progress,
  });
  const retry = (afterMs?: number, progress?: null): Settlement =>
    facts.attempts + 1 >= PUBLISHING_DEFAULTS.maxAttempts
      ? end('failed', 'not_sent')
      : later(
          plus(now, afterMs ?? backoffMs(facts.attempts + 1, PUBLISHING_DEFAULTS.backoff, facts.random)),
          true,
          progress,
        );

  switch (outcome.kind) {
    case 'OK':
      return { ...end('published', 'accepted'), progress: null };
    case 'NOT_READY':
      return now.getTime() - facts.openedAt.getTime() > PUBLISHING_DEFAULTS.maxPreparationMs
        ? {
            ...end('failed', 'not_sent'),
            error: { code: 'media_not_ready', detail: 'The network did not finish with the media. Upload it again.' },
          }
        : {
            status: 'pending',
            attempt: 'prepared',
            notBefore: plus(now, outcome.retryAfterMs),
            counts: false,
            error: null,
            progress: outcome.progress,
          };
    case 'TRANSIENT':
      return retry(outcome.retryAfterMs);
    case 'MEDIA_RETRY':
      return retry(undefined, null);
    case 'RATE_LIMITED':
      return later(outcome.until, false);
    case 'BILLING':
    case 'API_VERSION':
      return later(plus(now, PUBLISHING_DEFAULTS.operatorRetryMs), false);
    case 'RECONNECT':
      return { ...end('held', 'not_sent'), counts: false, error: { code: outcome.code, detail: HELD_DETAIL } };
    case 'UNKNOWN_OUTCOME':
      return { ...end('unknown', 'unknown'), notBefore: plus(now, facts.readLagMs) };
    case 'DUPLICATE':
      return facts.wasDoubted ? { ...end('unknown', 'unknown'), notBefore: plus(now, facts.readLagMs) } : end('failed');
    case 'INVALID_CONTENT':
      return end('failed');
    case 'POLICY_BLOCK':
      // Facebook refuses repeated content with its block too, so after a doubt this may be the post's own echo.
      return facts.wasDoubted
        ? { ...end('unknown', 'unknown'), notBefore: plus(now, facts.readLagMs) }
        : end('needs_attention');
    case 'PERMISSION':
      return end('needs_attention');
  }
}

/** What follows from asking the network about an unknown outcome. `since` is when the request left. Pure. */
export function settleDoubt(answer: Reconciliation, facts: { now: Date; since: Date; attempts: number }): Settlement {
  const base = { notBefore: null, counts: false, error: null, progress: undefined } as const;
  switch (answer.kind) {
    case 'found':
      return { ...base, status: 'published', attempt: 'accepted', progress: null };
    case 'absent':
      return facts.attempts >= PUBLISHING_DEFAULTS.maxAttempts
        ? {
            ...base,
            status: 'needs_attention',
            attempt: 'not_sent',
            error: {
              code: 'too_many_attempts',
              detail: 'The network never took this post. Send it again or cancel it.',
            },
          }
        : { ...base, status: 'pending', attempt: 'not_sent' };
    case 'unclear': {
      const error = { code: answer.code, detail: answer.detail };
      const { maxDoubtMs, maxUnreadMs, doubtRetryMs, unreadRetryMs } = PUBLISHING_DEFAULTS;
      return facts.now.getTime() - facts.since.getTime() >= (answer.isUnread ? maxUnreadMs : maxDoubtMs)
        ? { ...base, status: 'needs_attention', attempt: 'unknown', error }
        : {
            ...base,
            status: 'unknown',
            attempt: 'unknown',
            error,
            notBefore: plus(facts.now, answer.isUnread ? unreadRetryMs : doubtRetryMs),
          };
    }
  }
}
