import { describe, expect, it } from 'vitest';
import { ageText } from './age-words';
import { analyticsHref } from './analytics-choice';
import { chartPoints, labelledPlaces, pointText } from './chart-points';
import { axisText, bucketText, spanText } from './day-words';
import {
  changeText,
  compactText,
  countText,
  coverageText,
  differenceText,
  percentText,
  tickTexts,
} from './number-words';

describe('numbers', () => {
  it.each([
    [countText(1_234_567), '1,234,567'],
    [countText(12.345), '12.3'],
    [compactText(12_345).toUpperCase(), '12.3K'],
    [percentText(0.03254), '3.25%'],
    [changeText(0.125), '+12.5%'],
    [changeText(-0.03), '-3%'],
    [changeText(0), '0%'],
    [differenceText(1_250), '+1,250'],
    [differenceText(-3), '-3'],
    [differenceText(0), '0'],
  ])('are written %s', (written, expected) => expect(written).toBe(expected));

  it.each([
    [0, 0, 'No posts'],
    [0, 1, 'The post has no reach yet'],
    [1, 1, 'The post has reach'],
    [0, 20, 'None of 20 posts has reach yet'],
    [1, 20, '1 of 20 posts has reach'],
    [18, 20, '18 of 20 posts have reach'],
    [20, 20, 'All 20 posts have reach'],
  ])('rest on %i of %i posts: %s', (known, posts, expected) =>
    expect(coverageText(known, posts, 'reach')).toBe(expected),
  );
});

it.each([
  [0, '0 min'],
  [0.42, '25 min'],
  [0.9999, '60 min'],
  [1, '1 h'],
  [47.96, '48 h'],
  [48, '2 days'],
  [300, '12.5 days'],
])('an age of %d hours is written %s', (hours, expected) => expect(ageText(hours)).toBe(expected));

it.each([
  [
    [0, 500, 1_000, 1_500],
    ['0', '500', '1k', '1.5k'],
  ],
  [
    [1_760, 1_780, 1_800],
    ['1,760', '1,780', '1,800'],
  ],
  [[], []],
])('an axis of %o says %o', (ticks, expected) =>
  expect(tickTexts(ticks).map((text) => text.toLowerCase())).toEqual(expected),
);

describe('days', () => {
  it.each([
    [spanText({ from: '2026-11-03', to: '2026-11-03' }), '3 Nov 2026'],
    [spanText({ from: '2026-10-28', to: '2026-11-26' }), '28 Oct – 26 Nov 2026'],
    [spanText({ from: '2025-12-29', to: '2026-01-04' }), '29 Dec 2025 – 4 Jan 2026'],
    [bucketText({ from: '2026-11-03', to: '2026-11-03' }, 'day'), 'Tue, 3 Nov 2026'],
    [bucketText({ from: '2026-11-02', to: '2026-11-08' }, 'week'), '2 Nov – 8 Nov 2026'],
    [bucketText({ from: '2026-11-05', to: '2026-11-30' }, 'month'), 'November 2026'],
    [axisText({ from: '2026-11-02' }, 'week'), '2 Nov'],
    [axisText({ from: '2026-11-05' }, 'month'), 'Nov'],
  ])('are written %s', (written, expected) => expect(written).toBe(expected));
});

describe('a bar', () => {
  const point = { key: 'k', short: '3 Nov', name: 'Tue 3 Nov', posts: 2, known: 2, value: 5 };
  it.each([
    [point, 'Tue 3 Nov: 5 saves, 2 posts'],
    [{ ...point, known: 1 }, 'Tue 3 Nov: 5 saves, 1 of 2 posts'],
    [{ ...point, known: 0, value: null }, 'Tue 3 Nov: saves not known yet, 2 posts'],
    [{ ...point, known: 1, value: 0 }, 'Tue 3 Nov: 0 saves, 1 of 2 posts'],
    [{ ...point, posts: 0, known: 0, value: null }, 'Tue 3 Nov: no posts'],
  ])('of %o says %s', (given, expected) => expect(pointText(given, 'saves')).toBe(expected));

  it('keeps a missing number apart from zero', () => {
    const metric = { value: null, posts: 0 };
    const none = {
      ...{ impressions: metric, reactions: metric, comments: metric, shares: metric, clicks: metric, saves: metric },
      ...{ videoViews: metric, engagements: metric, reach: { value: 0, posts: 1 }, measuredAt: null, posts: 1 },
      engagementRate: { value: null, posts: 0, engagements: 0, impressions: 0, denominator: 'impressions' as const },
      ...{ from: '2026-11-03', to: '2026-11-03' },
    };
    expect(chartPoints([none], 'day', 'reach')).toMatchObject([{ value: 0, known: 1 }]);
    expect(chartPoints([none], 'day', 'saves')).toMatchObject([{ value: null, known: 0 }]);
  });
});

it.each([
  [0, 6, []],
  [5, 6, [0, 1, 2, 3, 4]],
  [30, 6, [0, 5, 10, 15, 20, 25]],
  [31, 6, [0, 6, 12, 18, 24, 30]],
])('labels %i steps by at most %i words', (length, most, places) =>
  expect(labelledPlaces(length, most)).toEqual(places),
);

it.each([
  [{ days: 30, measure: 'engagements' }, '/b/analytics'],
  [
    { days: 7, measure: 'reach', platform: 'x', granularity: 'week' },
    '/b/analytics?days=7&platform=x&measure=reach&granularity=week',
  ],
  [
    { days: 7, measure: 'engagements', from: '2026-01-01', to: '2026-01-31' },
    '/b/analytics?from=2026-01-01&to=2026-01-31',
  ],
] as const)('%o stands at %s', (choice, href) => expect(analyticsHref('b', choice)).toBe(href));
