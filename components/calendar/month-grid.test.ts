import { describe, expect, test } from 'vitest';
import { addMonths, dayForKey, groupByDay, isMonth, monthGrid, monthSpan } from './month-grid';

const SUNDAY = 0;
const MONDAY = 1;

describe('the weeks of a month', () => {
  test.each([
    ['2026-11', MONDAY, 6, '2026-10-26', '2026-12-06'],
    ['2026-11', SUNDAY, 5, '2026-11-01', '2026-12-05'],
    ['2026-02', SUNDAY, 4, '2026-02-01', '2026-02-28'],
    ['2026-02', MONDAY, 5, '2026-01-26', '2026-03-01'],
    ['2028-02', MONDAY, 5, '2028-01-31', '2028-03-05'],
    ['2026-03', MONDAY, 6, '2026-02-23', '2026-04-05'],
    ['2026-10', SUNDAY, 5, '2026-09-27', '2026-10-31'],
    ['2026-01', 6, 6, '2025-12-27', '2026-02-06'],
  ])('%s from weekday %i: %i rows, %s to %s', (month, weekStart, rows, first, last) => {
    const grid = monthGrid(month, weekStart);
    expect(grid).toHaveLength(rows);
    expect(grid.every((week) => week.length === 7)).toBe(true);
    expect(grid[0]?.[0]).toBe(first);
    expect(grid.at(-1)?.at(-1)).toBe(last);
    const days = grid.flat();
    expect(new Set(days).size).toBe(days.length);
  });
});

test.each(['2026-03', '2026-10', '2028-02', '2026-11'])(
  'the span of %s holds the grid of every week start',
  (month) => {
    const { from, to } = monthSpan(month, 'Europe/Oslo');
    for (const weekStart of [0, 1, 2, 3, 4, 5, 6]) {
      const days = monthGrid(month, weekStart).flat();
      const noon = (day: string | undefined) => `${day}T11:00:00.000Z`;
      expect(noon(days[0]) >= from && noon(days.at(-1)) < to).toBe(true);
    }
    expect((Date.parse(to) - Date.parse(from)) / 86_400_000).toBeLessThan(45);
  },
);

test('the span begins and ends at midnight of the zone', () => {
  expect(monthSpan('2026-03', 'Europe/Oslo')).toEqual({
    from: '2026-02-22T23:00:00.000Z',
    to: '2026-04-06T22:00:00.000Z',
  });
});

test.each([
  ['2026-01', -1, '2025-12'],
  ['2026-12', 1, '2027-01'],
  ['2026-05', 0, '2026-05'],
  ['2026-05', 20, '2028-01'],
])('%s and %i months is %s', (month, count, expected) => {
  expect(addMonths(month, count)).toBe(expected);
});

test.each([
  ['ArrowLeft', '2026-11-01', '2026-10-31'],
  ['ArrowRight', '2026-03-29', '2026-03-30'],
  ['ArrowUp', '2026-11-03', '2026-10-27'],
  ['ArrowDown', '2028-02-24', '2028-03-02'],
  ['Home', '2026-11-04', '2026-11-02'],
  ['Home', '2026-11-02', '2026-11-02'],
  ['End', '2026-11-04', '2026-11-08'],
  ['End', '2026-11-08', '2026-11-08'],
  ['PageUp', '2026-03-31', '2026-02-28'],
  ['PageUp', '2028-03-31', '2028-02-29'],
  ['PageDown', '2026-12-15', '2027-01-15'],
  ['PageDown', '2026-01-31', '2026-02-28'],
  ['x', '2026-01-31', null],
])('%s on %s leads to %s', (key, day, expected) => {
  expect(dayForKey(key, day, MONDAY)).toBe(expected);
});

test('Home and End follow a week that begins on Sunday', () => {
  expect(dayForKey('Home', '2026-11-04', SUNDAY)).toBe('2026-11-01');
  expect(dayForKey('End', '2026-11-04', SUNDAY)).toBe('2026-11-07');
});

test('items fall on the day of the zone, not of UTC', () => {
  const late = { scheduledAt: '2026-11-03T23:30:00.000Z' };
  const early = { scheduledAt: '2026-11-03T08:00:00.000Z' };
  expect([...groupByDay([early, late], 'Europe/Oslo')]).toEqual([
    ['2026-11-03', [early]],
    ['2026-11-04', [late]],
  ]);
});

test.each([
  ['2026-11', true],
  ['2026-13', false],
  ['2026-00', false],
  ['2026-1', false],
  ['', false],
  [null, false],
])('%j is a month: %s', (text, expected) => {
  expect(isMonth(text)).toBe(expected);
});
