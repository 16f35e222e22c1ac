import type { Outcome, Reconciliation } from '@/lib/platforms/platform';
import type { AttemptState, Settlement } from './state-machine';

export interface ProbeFacts {
  /** When the request in doubt left. */
  since: Date;
  /** Whether the post that the network named is another publication of ours. */
  isOther: (platformPostId: string) => boolean;
  /** A post with this text was deleted before: LinkedIn goes on naming such ones for a day or two, each time another. */
  wasDeleted: boolean;
  permalinkOf: (platformPostId: string) => string | null;
}

export interface ProbeVerdict {
  settlement: Settlement;
  /** What the row's settlement is recorded as. */
  outcome: Outcome | Reconciliation;
  /** What became of the repetition itself. */
  probe: AttemptState;
  /** What became of the requests before it. */
  doubts: 'accepted' | 'not_sent' | 'unknown';
}

/** What follows from the one repetition, once it has left: a duplicate is the post itself; anything unclear, a person's. Pure. */
export function settleProbe(outcome: Outcome, facts: ProbeFacts): ProbeVerdict {
  const base = { notBefore: null, counts: false, error: null, progress: undefined } as const;
  if (outcome.kind === 'OK') {
    const settlement: Settlement = { ...base, status: 'published', attempt: 'accepted', counts: true, progress: null };
    return { settlement, outcome, probe: 'accepted', doubts: 'not_sent' };
  }
  const handedOver = (probe: AttemptState, { code, detail }: { code: string; detail: string }): ProbeVerdict => ({
    settlement: { ...base, status: 'needs_attention', attempt: 'unknown', error: { code, detail } },
    outcome,
    probe,
    doubts: 'unknown',
  });
  switch (outcome.kind) {
    case 'DUPLICATE': {
      const { ref } = outcome;
      if (ref === null || facts.wasDeleted || facts.isOther(ref)) return handedOver('rejected', NO_PROOF);
      return {
        settlement: { ...base, status: 'published', attempt: 'accepted', progress: null },
        outcome: { kind: 'found', platformPostId: ref, permalink: facts.permalinkOf(ref), publishedAt: facts.since },
        probe: 'rejected',
        doubts: 'accepted',
      };
    }
    case 'NOT_READY':
      return handedOver('not_sent', { code: 'not_ready', detail: 'The network is still working on the files.' });
    case 'UNKNOWN_OUTCOME':
      return handedOver('unknown', outcome);
    case 'TRANSIENT':
    case 'RATE_LIMITED':
    case 'RECONNECT':
    case 'BILLING':
    case 'API_VERSION':
    case 'MEDIA_RETRY':
      return handedOver('not_sent', outcome);
    default:
      return handedOver('rejected', outcome);
  }
}

const NO_PROOF = {
  code: 'duplicate_unproven',
  detail:
    'The network says that this text stands already, but names a post that may be another one, or one that was deleted. Look at the profile.',
} as const;
