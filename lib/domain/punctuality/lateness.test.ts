import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOUNDS_MS, ON_TIME_MS, quantile, shareWithin } from './lateness';

/** As the database does it: how many bounds a lateness is above. */
const bucketsOf = (lateMs: number[]) => {
  const counts = new Map<number, number>();
  for (const ms of lateMs) {
    const bucket = BOUNDS_MS.filter((bound) => ms > bound).length;
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  }
  return [...counts].map(([bucket, posts]) => ({ bucket, posts }));
};
const exact = (lateMs: number[], share: number): number =>
  [...lateMs].sort((one, other) => one - other)[Math.max(0, Math.ceil(share * lateMs.length) - 1)] ?? 0;

it('bounds rise, and one of them is what counts as on time', () => {
  expect([...BOUNDS_MS].sort((one, other) => one - other)).toEqual([...BOUNDS_MS]);
  expect(new Set(BOUNDS_MS).size).toBe(BOUNDS_MS.length);
  expect(BOUNDS_MS).toContain(ON_TIME_MS);
});

describe('the on-time share', () => {
  it.each([
    [[], null],
    [[0], 1],
    [[ON_TIME_MS], 1],
    [[ON_TIME_MS + 1], 0],
    [[1, 5, 1_000, 1_001, 86_400_000], 0.6],
  ])('of %j is %s', (lateMs, share) => {
    expect(shareWithin(bucketsOf(lateMs), ON_TIME_MS)).toBe(share);
  });
});

describe('a percentile', () => {
  it('of nothing is none', () => expect(quantile([], 0.5, 0)).toBeNull());

  it.each([
    [[7], 0.5],
    [[3, 3, 3, 3_600_000], 0.5],
    [[86_400_000], 0.99],
  ])('of %j is never above the worst', (lateMs, share) => {
    expect(quantile(bucketsOf(lateMs), share, Math.max(...lateMs))).toBeLessThanOrEqual(Math.max(...lateMs));
  });

  it('is within a quarter of the true one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 5, max: 7_000_000 }), { minLength: 1, maxLength: 300 }),
        fc.constantFrom(0.5, 0.9, 0.99),
        (lateMs, share) => {
          const read = quantile(bucketsOf(lateMs), share, Math.max(...lateMs)) ?? Number.NaN;
          const truth = exact(lateMs, share);
          expect(Math.abs(read - truth)).toBeLessThanOrEqual(truth * 0.27 + 1);
        },
      ),
    );
  });
});
