import { expect, it } from 'vitest';
import { zipfShares } from './shares';

it.each([
  [2_000, 5_000_000],
  [3, 10],
  [10, 3],
  [1, 7],
])('splits for %i businesses %i posts, none lost, the largest first', (parts, total) => {
  const shares = zipfShares(parts, total);
  expect(shares).toHaveLength(parts);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
  expect(shares[0]).toBe(Math.max(...shares));
  expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
});

it('is as skewed as measured in life: the first of 2,000 has an eighth, the last a two-thousandth of that', () => {
  const shares = zipfShares(2_000, 5_000_000);
  expect(shares[0]).toBeGreaterThan(600_000);
  expect(shares.at(-1)).toBeLessThan(320);
  expect(shares[999]).toBeCloseTo((shares[0] ?? 0) / 1_000, -1);
});
