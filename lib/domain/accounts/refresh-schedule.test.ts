import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, plus } from '@/lib/foundation/time';
import type { PlatformFailure, TokenLife } from '@/lib/platforms/platform';
import { nextRefreshAt, retryRefreshAt, type TokenFacts } from './refresh-schedule';

const now = new Date('2026-11-25T12:00:00Z');
const at = (ms: number): Date => plus(now, ms);
const X: TokenLife = { refreshBeforeMs: 20 * MINUTE, minAgeMs: 0 };
const INSTAGRAM: TokenLife = { refreshBeforeMs: 53 * DAY, minAgeMs: DAY, renewsItself: true };
const token = (given: Partial<TokenFacts>): TokenFacts => ({
  issuedAt: now,
  expiresAt: at(2 * HOUR),
  hasRefreshToken: true,
  refreshExpiresAt: null,
  ...given,
});

describe('the next refresh', () => {
  it.each<[string, TokenLife | null, Partial<TokenFacts>, number, Date | null]>([
    ['by the lead', X, {}, 0, at(100 * MINUTE)],
    ['earlier by the jitter', X, {}, 1, at(95 * MINUTE)],
    ['of what cannot be refreshed', null, {}, 0, null],
    ['without a refresh token', X, { hasRefreshToken: false }, 0, null],
    ['of a token without end', X, { expiresAt: null }, 0, null],
    ['of a token that renews itself', INSTAGRAM, { hasRefreshToken: false, expiresAt: at(60 * DAY) }, 0, at(7 * DAY)],
    ['never too young', INSTAGRAM, { hasRefreshToken: false, expiresAt: at(60 * DAY) }, 1, at(DAY)],
    ['of a life shorter than the lead, at once', X, { expiresAt: at(10 * MINUTE) }, 0, now],
    ['before the refresh token ends', X, { refreshExpiresAt: at(HOUR) }, 0, at(40 * MINUTE)],
    ['after the refresh token ended', X, { refreshExpiresAt: now }, 0, null],
  ])('%s', (_name, life, facts, random, expected) => {
    expect(nextRefreshAt(life, token(facts), () => random)).toEqual(expected);
  });
});

describe('another try', () => {
  const transient: PlatformFailure = { kind: 'TRANSIENT', code: 'http_500', detail: '' };
  it.each<[string, PlatformFailure, number, Date]>([
    ['after a minute', transient, 0, at(MINUTE)],
    ['twice as late', transient, 1, at(2 * MINUTE)],
    ['never later than an hour', transient, 30, at(HOUR)],
    ['when the network says', { ...transient, retryAfterMs: 90 * MINUTE }, 0, at(90 * MINUTE)],
    ['at the end of a limit', { kind: 'RATE_LIMITED', until: at(DAY), code: '', detail: '' }, 3, at(DAY)],
    ['of a limit that is over', { kind: 'RATE_LIMITED', until: at(-DAY), code: '', detail: '' }, 3, at(MINUTE)],
    ['where the app was refused', { kind: 'PERMISSION', code: 'invalid_client', detail: '' }, 2, at(4 * MINUTE)],
  ])('%s', (_name, failure, failures, expected) => {
    expect(retryRefreshAt(failure, failures, now, () => 1)).toEqual(expected);
  });
});
