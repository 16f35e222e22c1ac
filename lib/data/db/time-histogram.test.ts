import { expect, it } from 'vitest';
import { TimeHistogram } from './time-histogram';

it.each([
  ['none', [], 0, 0],
  ['one', [7], 7, 7],
  ['a hundred', Array.from({ length: 100 }, (_, n) => n + 1), 50, 99],
  ['few slow ones', [...Array.from({ length: 97 }, () => 0.4), 900, 900, 900], 0.4, 900],
  ['what no bucket is small or large enough for', [0, 0, 1e9], 1 / 32, 110_218],
])('tells the middle and the slowest hundredth of %s within a fifth', (_, times, p50, p99) => {
  const histogram = new TimeHistogram();
  for (const ms of times) histogram.add(ms);
  for (const [share, exact] of [
    [0.5, p50],
    [0.99, p99],
  ] as const) {
    expect(histogram.percentile(share)).toBeGreaterThanOrEqual(exact * 0.999);
    expect(histogram.percentile(share)).toBeLessThanOrEqual(exact * 1.19);
  }
});
