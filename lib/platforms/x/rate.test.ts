import { describe, expect, it } from 'vitest';
import { readingsOf } from './rate';

const resetAt = new Date('2026-03-10T12:07:00Z');
const midnight = new Date('2026-03-11T00:00:00Z');
const epoch = (at: Date) => String(at.getTime() / 1_000);
const limit = (prefix: string, most: string, remaining: string, at: Date) => ({
  [`${prefix}-limit`]: most,
  [`${prefix}-remaining`]: remaining,
  [`${prefix}-reset`]: epoch(at),
});
const quarter = limit('x-rate-limit', '100', '25', resetAt);

describe('readingsOf', () => {
  it('reads the window of 15 minutes and both limits of a day', () => {
    const headers = new Headers({
      ...quarter,
      ...limit('x-app-limit-24hour', '10000', '9999', midnight),
      ...limit('x-user-limit-24hour', '100', '0', midnight),
    });
    expect(readingsOf(headers, 'POST /2/tweets')).toEqual([
      { scope: 'account', bucket: 'POST /2/tweets', used: 0.75, remaining: 25, resetAt },
      { scope: 'app', bucket: 'POST /2/tweets 24h', used: expect.closeTo(0.0001), remaining: 9_999, resetAt: midnight },
      { scope: 'account', bucket: 'POST /2/tweets 24h', used: 1, remaining: 0, resetAt: midnight },
    ]);
  });

  it.each<[string, Record<string, string>]>([
    ['no header at all', {}],
    ['a missing reset', { 'x-rate-limit-limit': '100', 'x-rate-limit-remaining': '25' }],
    ['a limit of none', limit('x-rate-limit', '0', '0', resetAt)],
    ['words', { ...quarter, 'x-rate-limit-remaining': 'many' }],
    ['a negative number', { ...quarter, 'x-rate-limit-remaining': '-1' }],
    ['a fraction', { ...quarter, 'x-rate-limit-reset': '1.5e3' }],
  ])('reads nothing from %s', (_name, headers) => {
    expect(readingsOf(new Headers(headers), 'b')).toEqual([]);
  });

  it('never tells less than nothing spent', () => {
    const headers = new Headers({ ...quarter, 'x-rate-limit-remaining': '120' });
    expect(readingsOf(headers, 'b')).toMatchObject([{ used: 0, remaining: 120 }]);
  });
});
