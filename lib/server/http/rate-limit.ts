import { RateLimiterRes } from 'rate-limiter-flexible';
import { keyValueStore } from '@/lib/data/kv/instance';
import { AppError } from '@/lib/foundation/errors';
import { remember } from '@/lib/foundation/remember';
import { MINUTE, SECOND } from '@/lib/foundation/time';
import { keyValueRateLimiter, type RateLimit } from './key-value-rate-limiter';
import type { Exchange } from './respond';

/** Generous: one key, or one person, in one minute. */
export const REQUEST_LIMIT: RateLimit = { name: 'default', points: 600, windowSeconds: MINUTE / SECOND };
/** Wrong passwords for one e-mail address, wherever they come from; right ones do not count. */
export const SIGN_IN_FAILURE_LIMIT: RateLimit = { name: 'sign-in', points: 10, windowSeconds: (15 * MINUTE) / SECOND };

const limiter = (limit: RateLimit) =>
  remember(`rate-limiter:${limit.name}:${limit.points}:${limit.windowSeconds}`, () =>
    keyValueRateLimiter(limit, keyValueStore),
  );

/** Counts one event of `key`. @returns what remains of the window; `allowed` false once it is used up. */
export async function consume(limit: RateLimit, key: string): Promise<{ allowed: boolean; state: RateLimiterRes }> {
  try {
    return { allowed: true, state: await limiter(limit).consume(key) };
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return { allowed: false, state: refusal };
    throw refusal;
  }
}

/** Whether `key` has used up its window, without counting. @returns the seconds to wait, or null. */
export async function exhaustedFor(limit: RateLimit, key: string): Promise<number | null> {
  const state = await limiter(limit).get(key);
  return state && state.consumedPoints >= limit.points ? secondsLeft(state) : null;
}

/** Counts one request of a caller and says on every answer what remains. @throws AppError `rate_limited`. */
export async function consumeRequest({ headers }: Exchange, key: string): Promise<void> {
  const { name, points, windowSeconds } = REQUEST_LIMIT;
  const { allowed, state } = await consume(REQUEST_LIMIT, key);
  headers.set('ratelimit-policy', `"${name}";q=${points};w=${windowSeconds}`);
  headers.set('ratelimit', `"${name}";r=${state.remainingPoints};t=${secondsLeft(state)}`);
  if (allowed) return;
  const seconds = secondsLeft(state);
  throw new AppError('rate_limited', `More than ${points} requests in a minute. Try again in ${seconds} s.`, {
    retryAfterSeconds: seconds,
  });
}

export const secondsLeft = (state: { msBeforeNext: number }): number =>
  Math.max(1, Math.ceil(state.msBeforeNext / SECOND));
