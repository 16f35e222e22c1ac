import { expect, it } from 'vitest';
import { everyDay } from './day-counts';

const asOf = new Date('2026-03-30T22:30:00Z');

it('names each day of the span in the zone, across the change of clocks', () => {
  const days = everyDay([{ day: '2026-03-29', count: 3 }], asOf, 3, 'Europe/Oslo');
  expect(days).toEqual([
    { day: '2026-03-29', count: 3 },
    { day: '2026-03-30', count: 0 },
    { day: '2026-03-31', count: 0 },
  ]);
});

it('ends on the day that it is in the zone', () => {
  expect(everyDay([], asOf, 30, 'America/New_York').at(-1)?.day).toBe('2026-03-30');
});
