import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, plus } from '@/lib/foundation/time';
import type { PlatformFailure } from '@/lib/platforms/platform';
import { restAfter } from './rest-after';

const now = new Date('2026-11-25T12:00:00Z');
const words = { code: 'c', detail: 'd' };
const until = plus(now, 17 * MINUTE);
const well = { notBefore: null, failures: 0, refusal: null, isDead: false };

describe('restAfter', () => {
  it.each<[PlatformFailure | null, object]>([
    [null, well],
    [
      { kind: 'RATE_LIMITED', ...words, until },
      { ...well, notBefore: until },
    ],
    [
      { kind: 'PERMISSION', ...words },
      { ...well, refusal: 'c' },
    ],
    [
      { kind: 'RECONNECT', ...words },
      { ...well, isDead: true },
    ],
    [
      { kind: 'BILLING', ...words },
      { ...well, notBefore: plus(now, HOUR) },
    ],
    [
      { kind: 'API_VERSION', ...words },
      { ...well, notBefore: plus(now, HOUR) },
    ],
    [{ kind: 'INVALID_CONTENT', ...words }, well],
    [
      { kind: 'TRANSIENT', ...words },
      { ...well, notBefore: plus(now, 4 * MINUTE), failures: 3 },
    ],
    [
      { kind: 'TRANSIENT', ...words, retryAfterMs: 9 },
      { ...well, notBefore: plus(now, 9), failures: 3 },
    ],
    [
      { kind: 'UNKNOWN_OUTCOME', ...words },
      { ...well, notBefore: plus(now, 4 * MINUTE), failures: 3 },
    ],
    [
      { kind: 'DUPLICATE', ref: null, ...words },
      { ...well, notBefore: plus(now, 4 * MINUTE), failures: 3 },
    ],
    [
      { kind: 'MEDIA_RETRY', ...words },
      { ...well, notBefore: plus(now, 4 * MINUTE), failures: 3 },
    ],
    [
      { kind: 'POLICY_BLOCK', ...words },
      { ...well, notBefore: plus(now, 6 * HOUR), failures: 3 },
    ],
  ])('%o after two failures', (failure, rest) => {
    expect(restAfter(failure, { now, failures: 2, random: () => 1 })).toEqual(rest);
  });

  it('waits six hours at most, however often it failed', () => {
    const failure = { kind: 'TRANSIENT', ...words } as const;
    expect(restAfter(failure, { now, failures: 100, random: () => 1 })).toMatchObject({
      notBefore: plus(now, 6 * HOUR),
      failures: 100,
    });
  });
});
