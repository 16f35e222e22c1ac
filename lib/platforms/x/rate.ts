import { SECOND } from '@/lib/foundation/time';
import type { RateReading } from '../rate';

/** X's limits as its headers name them: of 15 minutes for this user, of a day for the app and for this user. */
const LIMITS = [
  { prefix: 'x-rate-limit', scope: 'account', isOfDay: false },
  { prefix: 'x-app-limit-24hour', scope: 'app', isOfDay: true },
  { prefix: 'x-user-limit-24hour', scope: 'account', isOfDay: true },
] as const;

/** The day's limit of the call that `bucket` names: kept apart, as both hold at once. */
export const dayOf = (bucket: string): string => `${bucket} 24h`;

/** What an answer's headers tell of the limits of `bucket`; a limit that they leave out, or that is nonsense, is not read. */
export const readingsOf = (headers: Headers, bucket: string): RateReading[] =>
  LIMITS.flatMap(({ prefix, scope, isOfDay }) => {
    const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((part) => wholeNumber(headers, prefix, part));
    if (!limit || remaining == null || !reset) return [];
    const used = Math.min(1, Math.max(0, 1 - remaining / limit));
    return [{ scope, bucket: isOfDay ? dayOf(bucket) : bucket, used, remaining, resetAt: new Date(reset * SECOND) }];
  });

function wholeNumber(headers: Headers, prefix: string, part: string): number | null {
  const text = headers.get(`${prefix}-${part}`) ?? '';
  return /^\d{1,12}$/.test(text) ? Number(text) : null;
}
