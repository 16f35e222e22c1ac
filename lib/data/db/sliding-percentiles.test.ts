import { expect, test } from 'vitest';
import { SlidingPercentiles } from './sliding-percentiles';

test('percentiles by nearest rank', () => {
  const sliding = new SlidingPercentiles(1_000, 60_000);
  expect(sliding.read()).toEqual({ p50: 0, p95: 0, p99: 0 });
  for (let value = 100; value >= 1; value--) sliding.add(value);
  expect(sliding.read()).toEqual({ p50: 50, p95: 95, p99: 99 });
});

test('keeps the latest samples, and of those the young ones', () => {
  let now = 0;
  const sliding = new SlidingPercentiles(3, 1_000, () => now);
  for (const value of [9, 1, 1, 1]) sliding.add(value);
  expect(sliding.read().p99).toBe(1);
  now = 500;
  sliding.add(5);
  now = 1_400;
  expect(sliding.read()).toEqual({ p50: 5, p95: 5, p99: 5 });
  now = 2_000;
  expect(sliding.read().p99).toBe(0);
});
