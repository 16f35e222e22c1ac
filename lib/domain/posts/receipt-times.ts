import type { ScheduledPostDetail } from '@/lib/contracts/scheduled-posts';
import type { PublishAttempt } from '@/lib/data/db/generated/client';

type Attempt = Pick<PublishAttempt, 'state' | 'createdAt' | 'requestedAt' | 'answeredAt' | 'settledAt'>;

const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

/** One line of the ledger as a receipt shows it. */
export const receiptAttempt = (attempt: PublishAttempt): ScheduledPostDetail['attempts'][number] => ({
  number: attempt.number,
  isProbe: attempt.isProbe,
  fingerprint: attempt.payloadFingerprint,
  state: attempt.state,
  outcome: attempt.outcome,
  outcomeCode: attempt.outcomeCode,
  outcomeDetail: attempt.outcomeDetail,
  claimedAt: attempt.createdAt.toISOString(),
  requestedAt: iso(attempt.requestedAt),
  answeredAt: iso(attempt.answeredAt),
  settledAt: iso(attempt.settledAt),
  platformPostId: attempt.platformPostId,
});

/** The steps of the attempt that made the post public, or else of the last one that left. Pure. */
export function receiptTimes(
  plannedAt: Date,
  ledger: readonly Attempt[],
  verifiedAt: Date | null,
): ScheduledPostDetail['times'] {
  const left = ledger.filter(({ requestedAt }) => requestedAt !== null);
  // A doubt that was settled marks all its attempts: the first of them is the one that may have been taken.
  const accepted = left.find(({ state }) => state === 'accepted');
  const attempt = accepted ?? left.at(-1) ?? ledger.at(-1);
  const sentAt = attempt?.requestedAt ?? null;
  return {
    plannedAt: plannedAt.toISOString(),
    claimedAt: iso(attempt?.createdAt),
    sentAt: iso(sentAt),
    // An answer that was lost is known from when the network was read.
    acceptedAt: iso(accepted?.settledAt ?? accepted?.answeredAt),
    verifiedAt: iso(verifiedAt),
    latenessMs: sentAt && sentAt.getTime() - plannedAt.getTime(),
  };
}
