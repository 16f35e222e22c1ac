import { expect, test } from 'vitest';
import { Outage } from './outage';

test('all callers together have the patience for one restart', () => {
  let now = 0;
  const outage = new Outage(1_000, () => now);
  expect(outage.failed()).toBe(true);
  now = 900;
  expect(outage.failed()).toBe(true);
  now = 1_100;
  expect(outage.failed()).toBe(false);
  outage.ended();
  expect(outage.failed()).toBe(true);
});

test('an outage of long ago is no part of this one', () => {
  let now = 0;
  const outage = new Outage(1_000, () => now);
  outage.failed();
  now = 60_000;
  expect(outage.failed()).toBe(true);
});
