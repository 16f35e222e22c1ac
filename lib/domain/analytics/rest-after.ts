import { backoffMs } from '@/lib/foundation/retry';
import { HOUR, MINUTE, plus } from '@/lib/foundation/time';
import type { PlatformFailure } from '@/lib/platforms/platform';

export const REST_DEFAULTS = {
  backoff: { baseMs: MINUTE, maxMs: 6 * HOUR },
  /** An operator's matter, credits or a retired API version: looked at again, and no account's fault. */
  operatorRetryMs: HOUR,
  policyRetryMs: 6 * HOUR,
} as const;

/** How an account goes on after a round of readings. */
export interface Rest {
  /** It is left alone until then. */
  notBefore: Date | null;
  /** Failed rounds in a row. */
  failures: number;
  /** It is not asked again before it is connected again: why. */
  refusal: string | null;
  /** Its token is dead, for publishing too. */
  isDead: boolean;
}

const RESTED: Rest = { notBefore: null, failures: 0, refusal: null, isDead: false };

/** What follows for an account from what its network said no with; null: it went well. Pure. */
export function restAfter(
  failure: PlatformFailure | null,
  { now, failures, random }: { now: Date; failures: number; random?: () => number },
): Rest {
  if (!failure) return RESTED;
  const backOff = (givenMs?: number): Rest => ({
    ...RESTED,
    notBefore: plus(now, givenMs ?? backoffMs(failures + 1, REST_DEFAULTS.backoff, random)),
    failures: Math.min(100, failures + 1),
  });
  switch (failure.kind) {
    case 'RATE_LIMITED':
      return { ...RESTED, notBefore: failure.until };
    case 'PERMISSION':
      return { ...RESTED, refusal: failure.code };
    case 'RECONNECT':
      return { ...RESTED, isDead: true };
    case 'BILLING':
    case 'API_VERSION':
      return { ...RESTED, notBefore: plus(now, REST_DEFAULTS.operatorRetryMs) };
    case 'POLICY_BLOCK':
      return backOff(REST_DEFAULTS.policyRetryMs);
    case 'TRANSIENT':
      return backOff(failure.retryAfterMs);
    // A request that cannot succeed puts off its posts, which each wait longer, and not the account.
    case 'INVALID_CONTENT':
      return RESTED;
    case 'DUPLICATE':
    case 'MEDIA_RETRY':
    case 'UNKNOWN_OUTCOME':
      return backOff();
  }
}
