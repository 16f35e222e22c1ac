import { describe, expect, it } from 'vitest';
import { PLATFORMS } from '@/lib/contracts/platform';
import { DAY, HOUR, MINUTE, plus } from '@/lib/foundation/time';
import { FRESHNESS_MS, nextReadingAt } from './cadence';

const now = new Date('2026-11-25T12:00:00Z');
const at = (ageMs: number, unchanged = 0, random = 0) =>
  nextReadingAt({ platform: 'x', publishedAt: plus(now, -ageMs), now, unchanged, random: () => random });
const waitMs = (ageMs: number, unchanged = 0, random = 0): number | undefined => {
  const due = at(ageMs, unchanged, random);
  return due ? due.getTime() - now.getTime() : undefined;
};

describe('nextReadingAt', () => {
  it.each([
    ['just published', 0, 10 * MINUTE],
    ['from a clock that runs ahead', -MINUTE, 10 * MINUTE],
    ['in its first hour', HOUR - 1, 10 * MINUTE],
    ['an hour old', HOUR, HOUR],
    ['in its first day', DAY - 1, HOUR],
    ['a day old', DAY, 6 * HOUR],
    ['in its first week', 7 * DAY - 1, 6 * HOUR],
    ['a week old', 7 * DAY, DAY],
    ['in its first month', 30 * DAY - 1, DAY],
    ['a month old', 30 * DAY, 7 * DAY],
    ['a quarter old', 90 * DAY, 30 * DAY],
    ['in its first year', 365 * DAY - 1, 30 * DAY],
    ['a year old', 365 * DAY, undefined],
  ])('a post %s waits', (_, ageMs, expected) => {
    expect(waitMs(ageMs)).toBe(expected);
  });

  it.each([
    [0, HOUR],
    [1, 2 * HOUR],
    [2, 4 * HOUR],
    [3, 8 * HOUR],
    [4, 8 * HOUR],
    [30_000, 8 * HOUR],
  ])('%i readings without news make an hour %i ms', (unchanged, expected) => {
    expect(waitMs(2 * HOUR, unchanged)).toBe(expected);
  });

  it('waits no longer than 30 days, however quiet', () => {
    expect(waitMs(200 * DAY, 3)).toBe(30 * DAY);
  });

  it('adds a tenth at most, and takes nothing away', () => {
    expect(waitMs(2 * HOUR, 0, 0.999_999)).toBe(66 * MINUTE);
    expect(waitMs(2 * HOUR, 0, 0)).toBe(HOUR);
  });

  it.each(PLATFORMS)('never asks %s before its numbers can have moved', (platform) => {
    const due = nextReadingAt({ platform, publishedAt: now, now, unchanged: 0, random: () => 0 });
    expect((due?.getTime() ?? 0) - now.getTime()).toBe(Math.max(10 * MINUTE, FRESHNESS_MS[platform]));
  });
});
