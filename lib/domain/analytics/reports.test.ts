import { describe, expect, it } from 'vitest';
import { bucketsOf } from './buckets';
import { previousSpan, reportSpan } from './report-span';
import { changeOf } from './report-totals';

describe('the days of a report', () => {
  const now = new Date('2026-03-29T22:30:00Z');

  it.each([
    [{}, 'Europe/Oslo', { from: '2026-03-01', to: '2026-03-30' }],
    [{}, 'America/New_York', { from: '2026-02-28', to: '2026-03-29' }],
    [{ to: '2024-02-29' }, 'UTC', { from: '2024-01-31', to: '2024-02-29' }],
    [{ from: '2026-01-05', to: '2026-01-05' }, 'UTC', { from: '2026-01-05', to: '2026-01-05' }],
    [{ from: '2024-01-01', to: '2024-12-31' }, 'UTC', { from: '2024-01-01', to: '2024-12-31' }],
  ])('%o in %s', (query, zone, expected) => {
    expect(reportSpan(query, zone, now)).toEqual(expected);
  });

  it.each([
    [{ from: '2026-01-06', to: '2026-01-05' }, 'from must not be after to'],
    [{ from: '2023-12-31', to: '2024-12-31' }, 'let from be 2024-01-01 or later'],
  ])('%o is refused on from, with the remedy', (query, message) => {
    expect(() => reportSpan(query, 'UTC', now)).toThrow(message);
  });

  it('come after as many days before them', () => {
    expect(previousSpan({ from: '2026-03-01', to: '2026-03-30' })).toEqual({ from: '2026-01-30', to: '2026-02-28' });
  });
});

describe('buckets', () => {
  it.each([
    [
      'day',
      [
        ['2026-01-30', '2026-01-30', '2026-01-30'],
        ['2026-01-31', '2026-01-31', '2026-01-31'],
        ['2026-02-01', '2026-02-01', '2026-02-01'],
        ['2026-02-02', '2026-02-02', '2026-02-02'],
      ],
    ],
    [
      'week',
      [
        ['2026-01-26', '2026-01-30', '2026-02-01'],
        ['2026-02-02', '2026-02-02', '2026-02-02'],
      ],
    ],
    [
      'month',
      [
        ['2026-01-01', '2026-01-30', '2026-01-31'],
        ['2026-02-01', '2026-02-01', '2026-02-02'],
      ],
    ],
  ] as const)('of a %s are cut to the span', (granularity, expected) => {
    const buckets = bucketsOf({ from: '2026-01-30', to: '2026-02-02' }, granularity);
    expect(buckets.map(({ key, from, to }) => [key, from, to])).toEqual(expected);
  });
});

describe('a change', () => {
  it.each([
    [15, 10, 0.5],
    [5, 10, -0.5],
    [5, 0, null],
    [null, 10, null],
    [10, null, null],
    [0, 10, -1],
  ])('to %s from %s is %s', (current, previous, expected) => {
    expect(changeOf(current, previous)).toBe(expected);
  });
});
