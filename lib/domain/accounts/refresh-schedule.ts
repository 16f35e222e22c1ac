import { backoffMs } from '@/lib/foundation/retry';
import { HOUR, MINUTE, plus } from '@/lib/foundation/time';
import type { PlatformFailure, TokenLife } from '@/lib/platforms/platform';

export interface TokenFacts {
  issuedAt: Date;
  expiresAt: Date | null;
  hasRefreshToken: boolean;
  refreshExpiresAt: Date | null;
}

/** The share of the lead that accounts connected together are spread over. */
const JITTER = 0.25;
export const REFRESH_BACKOFF = { baseMs: MINUTE, maxMs: HOUR } as const;

export const isRefreshable = (life: TokenLife | null | undefined, hasRefreshToken: boolean): life is TokenLife =>
  life != null && (hasRefreshToken || life.renewsItself === true);

/** When a token is to be refreshed: ahead of its end by the network's lead and some more, never while it is too young. */
export function nextRefreshAt(
  life: TokenLife | null | undefined,
  { issuedAt, expiresAt, hasRefreshToken, refreshExpiresAt }: TokenFacts,
  random: () => number = Math.random,
): Date | null {
  if (!isRefreshable(life, hasRefreshToken) || expiresAt === null) return null;
  if (refreshExpiresAt !== null && refreshExpiresAt <= issuedAt) return null;
  const leadMs = life.refreshBeforeMs * (1 + JITTER * random());
  const ends = refreshExpiresAt !== null && refreshExpiresAt < expiresAt ? refreshExpiresAt : expiresAt;
  return new Date(Math.max(ends.getTime() - leadMs, issuedAt.getTime() + life.minAgeMs));
}

/** When a refresh that failed is tried again: by the network's word where it gave one, otherwise ever later. */
export function retryRefreshAt(
  failure: PlatformFailure,
  failures: number,
  now: Date,
  random: () => number = Math.random,
): Date {
  if (failure.kind === 'RATE_LIMITED') return failure.until > now ? failure.until : plus(now, REFRESH_BACKOFF.baseMs);
  const afterMs = failure.kind === 'TRANSIENT' ? failure.retryAfterMs : undefined;
  return plus(now, Math.max(afterMs ?? 0, backoffMs(failures + 1, REFRESH_BACKOFF, random)));
}
