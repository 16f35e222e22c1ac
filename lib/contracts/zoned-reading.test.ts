import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, readingAt } from './zoned-reading';

describe('instantOf', () => {
  it.each([
    ['winter', '2026-12-01', '09:00', 'Europe/Oslo', '2026-12-01T08:00:00.000Z'],
    ['summer', '2026-07-01', '09:00', 'Europe/Oslo', '2026-07-01T07:00:00.000Z'],
    ['the minute before the gap', '2026-03-29', '01:59', 'Europe/Oslo', '2026-03-29T00:59:00.000Z'],
    ['the minute after the gap', '2026-03-29', '03:00', 'Europe/Oslo', '2026-03-29T01:00:00.000Z'],
    ['half hours', '2026-05-05', '12:30', 'Asia/Kolkata', '2026-05-05T07:00:00.000Z'],
    ['a day edge west of Greenwich', '2026-12-31', '23:59', 'America/Los_Angeles', '2027-01-01T07:59:00.000Z'],
    ['a day edge east of Greenwich', '2027-01-01', '00:00', 'Pacific/Auckland', '2026-12-31T11:00:00.000Z'],
    ['midnight in UTC', '2026-01-01', '00:00', 'UTC', '2026-01-01T00:00:00.000Z'],
    ['a leap day', '2028-02-29', '10:00', 'Europe/Oslo', '2028-02-29T09:00:00.000Z'],
  ])('is exact: %s', (_name, date, time, zone, at) => {
    expect(instantOf({ date, time }, zone)).toEqual({ kind: 'exact', at });
  });

  it.each([
    ['Europe/Oslo', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['America/New_York', '2026-03-08', '02:00', '2026-03-08T07:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:45:00.000Z'],
  ])('refuses what clocks in %s jump over', (zone, date, time, nextAt) => {
    expect(instantOf({ date, time }, zone)).toEqual({ kind: 'nonexistent', nextAt });
  });

  it.each([
    ['Europe/Oslo', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
    ['America/New_York', '2026-11-01', '01:00', '2026-11-01T05:00:00.000Z', '2026-11-01T06:00:00.000Z'],
  ])('names both hours that clocks in %s show twice', (zone, date, time, at, laterAt) => {
    expect(instantOf({ date, time }, zone)).toEqual({ kind: 'ambiguous', at, laterAt });
  });

  it.each([
    ['', '09:00'],
    ['2026-12-01', ''],
    ['2026-02-31x', '09:00'],
    ['soon', '09:00'],
    ['2026-12-01', '25:00'],
  ])('calls %j %j malformed', (date, time) => {
    expect(instantOf({ date, time }, 'Europe/Oslo').kind).toBe('malformed');
  });

  it('gives back any minute that it has read', () => {
    const zones = [
      'Europe/Oslo',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'Pacific/Kiritimati',
      'UTC',
    ];
    fc.assert(
      fc.property(fc.integer({ min: 29_000_000, max: 36_000_000 }), fc.constantFrom(...zones), (minutes, zone) => {
        const at = new Date(minutes * 60_000).toISOString();
        const meant = instantOf(readingAt(at, zone), zone);
        const instants =
          meant.kind === 'exact' ? [meant.at] : meant.kind === 'ambiguous' ? [meant.at, meant.laterAt] : [];
        expect(instants).toContain(at);
      }),
    );
  });
});
