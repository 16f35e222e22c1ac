import { keyValueStore } from '@/lib/data/kv/instance';
import { AppError } from '@/lib/foundation/errors';
import { remember } from '@/lib/foundation/remember';
import { MINUTE, SECOND } from '@/lib/foundation/time';
import type { Exchange } from './respond';
import { type RateLimit, WindowCounter } from './window-counter';

/** Generous: one key, or one person, in one minute. */
export const REQUEST_LIMIT: RateLimit = { name: 'default', points: 600, windowSeconds: MINUTE / SECOND };
/** Wrong passwords for one e-mail address, wherever they come from; right ones do not count. */
export const SIGN_IN_FAILURE_LIMIT: RateLimit = { name: 'sign-in', points: 10, windowSeconds: (15 * MINUTE) / SECOND };

/** The counter of a limit, one a process. */
export const counter = (limit: RateLimit): WindowCounter =>
  remember(
    `window-counter:${limit.name}:${limit.points}:${limit.windowSeconds}`,
    () => new WindowCounter(limit, keyValueStore),
  );

/** Counts one request of a caller and says on every answer what remains. @throws AppError `rate_limited`. */
export async function consumeRequest({ headers }: Exchange, key: string): Promise<void> {
  const { name, points, windowSeconds } = REQUEST_LIMIT;
  const { allowed, remaining, secondsLeft } = await counter(REQUEST_LIMIT).consume(key);
  headers.set('ratelimit-policy', `"${name}";q=${points};w=${windowSeconds}`);
  headers.set('ratelimit', `"${name}";r=${remaining};t=${secondsLeft}`);
  if (allowed) return;
  throw new AppError('rate_limited', `More than ${points} requests in a minute. Try again in ${secondsLeft} s.`, {
    retryAfterSeconds: secondsLeft,
  });
}
