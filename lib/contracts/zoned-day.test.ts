import { describe, expect, test } from 'vitest';
import { atLocalTime, dayInZone, moveToDay, startOfDay } from './zoned-day';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

test.each([
  ['2026-11-03T23:30:00Z', 'Europe/Oslo', '2026-11-04'],
  ['2026-11-03T22:59:59Z', 'Europe/Oslo', '2026-11-03'],
  ['2026-11-03T23:30:00Z', 'America/Los_Angeles', '2026-11-03'],
  ['2026-01-01T00:00:00Z', 'Pacific/Kiritimati', '2026-01-01'],
  ['2025-12-31T10:00:00Z', 'Pacific/Kiritimati', '2026-01-01'],
  ['2026-03-01T00:00:00Z', 'UTC', '2026-03-01'],
])('%s in %s is %s', (at, zone, day) => {
  expect(dayInZone(new Date(at), zone)).toBe(day);
});

test.each([
  ['2026-03-29', 'Europe/Oslo', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', 'Europe/Oslo', '2026-03-29T22:00:00.000Z'],
  ['2026-10-26', 'Europe/Oslo', '2026-10-25T23:00:00.000Z'],
  ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
  ['2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z'],
  ['2026-06-01', 'Asia/Kathmandu', '2026-05-31T18:15:00.000Z'],
])('%s begins in %s at %s', (day, zone, at) => {
  expect(iso(startOfDay(day, zone))).toBe(at);
});

describe('moving to another day keeps the time of day', () => {
  test.each([
    ['over the spring change', '2026-03-28T13:30:00.000Z', '2026-03-30', 'Europe/Oslo', '2026-03-30T12:30:00.000Z'],
    ['over the autumn change', '2026-10-24T12:30:00.000Z', '2026-10-26', 'Europe/Oslo', '2026-10-26T13:30:00.000Z'],
    ['with seconds', '2026-11-03T10:00:07.250Z', '2026-11-05', 'Europe/Oslo', '2026-11-05T10:00:07.250Z'],
    ['over a year', '2026-12-31T23:30:00.000Z', '2027-01-02', 'UTC', '2027-01-02T23:30:00.000Z'],
    ['to a leap day', '2028-02-28T09:00:00.000Z', '2028-02-29', 'UTC', '2028-02-29T09:00:00.000Z'],
  ])('%s', (_, at, day, zone, moved) => {
    expect(iso(moveToDay(new Date(at), day, zone))).toBe(moved);
  });

  test('a time that the clock skips is refused', () => {
    expect(moveToDay(new Date('2026-03-28T01:30:00.000Z'), '2026-03-29', 'Europe/Oslo')).toBeNull();
    expect(moveToDay(new Date('2026-03-07T10:30:00.000Z'), '2026-03-08', 'America/Los_Angeles')).toBeNull();
  });

  test('of a time that comes twice the earlier is taken', () => {
    expect(iso(moveToDay(new Date('2026-10-24T00:30:00.000Z'), '2026-10-25', 'Europe/Oslo'))).toBe(
      '2026-10-25T00:30:00.000Z',
    );
  });
});

test('a clock time of a day is an instant, or null in a gap', () => {
  expect(iso(atLocalTime('2026-11-03', '14:30', 'Europe/Oslo'))).toBe('2026-11-03T13:30:00.000Z');
  expect(atLocalTime('2026-03-29', '02:30', 'Europe/Oslo')).toBeNull();
});
