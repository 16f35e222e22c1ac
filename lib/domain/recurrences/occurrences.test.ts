import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Frequency, type RecurrenceRule, WEEKDAYS } from '@/lib/contracts/recurrence-rule';
import { occurrencesAfter, occurrencesFrom } from './occurrences';

const DAILY: Frequency = { unit: 'day', every: 1 };
const monthly = (day: number, every = 1): Frequency => ({ unit: 'month', every, on: { kind: 'day', day } });
const byWeekday = (ordinal: 1 | 2 | 3 | 4 | -1, weekday: (typeof WEEKDAYS)[number], every = 1): Frequency => ({
  unit: 'month',
  every,
  on: { kind: 'weekday', ordinal, weekday },
});
const weekly = (weekdays: (typeof WEEKDAYS)[number][], every = 1): Frequency => ({ unit: 'week', every, weekdays });

const ruleOf = (
  frequency: Frequency,
  startDate: string,
  time = '09:00',
  end: RecurrenceRule['end'] = { kind: 'never' },
): RecurrenceRule => ({ startDate, time, frequency, end });

function take<Value>(count: number, values: Iterable<Value>): Value[] {
  const taken: Value[] = [];
  if (count === 0) return taken;
  for (const value of values) {
    taken.push(value);
    if (taken.length === count) break;
  }
  return taken;
}

const datesOf = (rule: RecurrenceRule, count: number, from = rule.startDate): string[] =>
  take(count, occurrencesFrom({ rule, zone: 'UTC' }, from)).map(({ local }) => local.slice(0, 10));

describe('a daily rule where clocks are set', () => {
  // zone, time, first date; then an instant and a shift for each of three days around the change.
  it.each([
    ['Europe/Berlin', '02:30', '2027-03-27', 'T01:30 none', 'T01:30 moved_forward', 'T00:30 none'],
    ['Europe/Berlin', '02:30', '2027-10-30', 'T00:30 none', 'T00:30 first_of_two', 'T01:30 none'],
    ['Europe/Berlin', '09:00', '2027-03-27', 'T08:00 none', 'T07:00 none', 'T07:00 none'],
    ['America/New_York', '02:30', '2027-03-13', 'T07:30 none', 'T07:30 moved_forward', 'T06:30 none'],
    ['America/New_York', '01:30', '2027-11-06', 'T05:30 none', 'T05:30 first_of_two', 'T06:30 none'],
    ['America/New_York', '00:00', '2027-03-13', 'T05:00 none', 'T05:00 none', 'T04:00 none'],
    // Half an hour: 02:00 to 02:30, and 02:00 back to 01:30.
    ['Australia/Lord_Howe', '02:15', '2027-10-02', '-1T15:45 none', '-1T15:45 moved_forward', '-1T15:15 none'],
    ['Australia/Lord_Howe', '01:45', '2027-04-03', '-1T14:45 none', '-1T14:45 first_of_two', '-1T15:15 none'],
    ['Australia/Lord_Howe', '02:30', '2027-10-02', '-1T16:00 none', '-1T15:30 none', '-1T15:30 none'],
    // South of the equator summer ends in April.
    ['Pacific/Auckland', '02:30', '2027-09-25', '-1T14:30 none', '-1T14:30 moved_forward', '-1T13:30 none'],
    ['Pacific/Auckland', '02:30', '2027-04-03', '-1T13:30 none', '-1T13:30 first_of_two', '-1T14:30 none'],
    // 45 minutes east of a whole hour, and summer time besides: 02:45 to 03:45.
    ['Pacific/Chatham', '03:00', '2027-09-25', '-1T14:15 none', '-1T14:15 moved_forward', '-1T13:15 none'],
    ['Pacific/Chatham', '03:00', '2027-04-03', '-1T13:15 none', '-1T13:15 first_of_two', '-1T14:15 none'],
    // Midnight itself is left out.
    ['America/Santiago', '00:30', '2027-09-04', 'T04:30 none', 'T04:30 moved_forward', 'T03:30 none'],
    ['Africa/Cairo', '00:00', '2027-04-29', '-1T22:00 none', '-1T22:00 moved_forward', '-1T21:00 none'],
  ])('%s at %s from %s', (zone, time, startDate, ...expected) => {
    const found = take(3, occurrencesFrom({ rule: ruleOf(DAILY, startDate, time), zone }, startDate));
    const drawn = found.map(({ local, at, shift }) => {
      const days = (Date.parse(at.toISOString().slice(0, 10)) - Date.parse(local.slice(0, 10))) / 86_400_000;
      return `${days || ''}${at.toISOString().slice(10, 16)} ${shift}`;
    });
    expect(drawn).toEqual(expected);
    expect(new Set(found.map(({ local }) => local)).size).toBe(3);
  });
});

describe('zones of odd offsets, and a date that never was', () => {
  it.each([
    ['Asia/Kolkata', '2027-01-01', '2027-01-01T03:30:00.000Z'],
    ['Asia/Kathmandu', '2027-01-01', '2027-01-01T03:15:00.000Z'],
    ['Pacific/Chatham', '2027-01-01', '2026-12-31T19:15:00.000Z'],
    ['Australia/Eucla', '2027-01-01', '2027-01-01T00:15:00.000Z'],
    ['Pacific/Kiritimati', '2027-01-01', '2026-12-31T19:00:00.000Z'],
    ['Pacific/Marquesas', '2027-01-01', '2027-01-01T18:30:00.000Z'],
    ['America/St_Johns', '2027-01-01', '2027-01-01T12:30:00.000Z'],
  ])('%s is at nine at its own instant', (zone, startDate, at) => {
    const [first] = occurrencesFrom({ rule: ruleOf(DAILY, startDate), zone }, startDate);
    expect(first?.at.toISOString()).toBe(at);
  });

  it.each([
    ['daily', DAILY, ['2011-12-29', '2011-12-31', '2012-01-01']],
    ['on Fridays', weekly(['fri']), ['2012-01-06', '2012-01-13', '2012-01-20']],
    ['on the 30th', monthly(30), ['2012-01-30', '2012-02-29', '2012-03-30']],
  ])('Samoa had no 30 December 2011: %s', (_, frequency, dates) => {
    const found = take(
      3,
      occurrencesFrom({ rule: ruleOf(frequency, '2011-12-29'), zone: 'Pacific/Apia' }, '2011-12-29'),
    );
    expect(found.map(({ local }) => local.slice(0, 10))).toEqual(dates);
    expect(new Set(found.map(({ at }) => at.getTime())).size).toBe(3);
  });
});

describe('dates', () => {
  it.each([
    ['every day over a leap day', DAILY, '2028-02-28', ['2028-02-28', '2028-02-29', '2028-03-01']],
    ['every day without one', DAILY, '2027-02-28', ['2027-02-28', '2027-03-01', '2027-03-02']],
    [
      'every third day over a year',
      { unit: 'day', every: 3 },
      '2026-12-29',
      ['2026-12-29', '2027-01-01', '2027-01-04'],
    ],
    ['Monday and Thursday', weekly(['thu', 'mon']), '2026-12-01', ['2026-12-03', '2026-12-07', '2026-12-10']],
    ['every second week', weekly(['mon', 'sun'], 2), '2026-12-02', ['2026-12-06', '2026-12-14', '2026-12-20']],
    ['every week over a year', weekly(['fri']), '2026-12-25', ['2026-12-25', '2027-01-01', '2027-01-08']],
    ['the 31st', monthly(31), '2027-01-31', ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']],
    ['the 31st in a leap year', monthly(31), '2028-01-31', ['2028-01-31', '2028-02-29', '2028-03-31']],
    ['the 30th', monthly(30), '2027-01-30', ['2027-01-30', '2027-02-28', '2027-03-30']],
    ['a day that is past in its first month', monthly(10), '2027-01-20', ['2027-02-10', '2027-03-10']],
    ['29 February each year', monthly(29, 12), '2028-02-29', ['2028-02-29', '2029-02-28', '2030-02-28']],
    ['29 February, four years on', monthly(29, 24), '2028-02-29', ['2028-02-29', '2030-02-28', '2032-02-29']],
    ['every quarter', monthly(31, 3), '2026-11-30', ['2026-11-30', '2027-02-28', '2027-05-31']],
    ['the second Tuesday', byWeekday(2, 'tue'), '2026-12-01', ['2026-12-08', '2027-01-12', '2027-02-09']],
    ['the first Monday', byWeekday(1, 'mon'), '2026-12-02', ['2026-12-07', '2027-01-04', '2027-02-01']],
    ['the fourth Sunday', byWeekday(4, 'sun'), '2027-02-01', ['2027-02-28', '2027-03-28', '2027-04-25']],
    ['the last Friday', byWeekday(-1, 'fri'), '2026-12-01', ['2026-12-25', '2027-01-29', '2027-02-26']],
    ['the last Monday, every second month', byWeekday(-1, 'mon', 2), '2026-12-29', ['2027-02-22', '2027-04-26']],
  ] as [string, Frequency, string, string[]][])('%s', (_, frequency, startDate, dates) => {
    expect(datesOf(ruleOf(frequency, startDate), dates.length)).toEqual(dates);
  });
});

describe('an end', () => {
  it.each([
    ['on a date, which is still in', DAILY, { kind: 'on', date: '2027-01-03' }, ['01-01', '01-02', '01-03']],
    ['before the first', monthly(10), { kind: 'on', date: '2027-01-09' }, []],
    ['after one', DAILY, { kind: 'after', times: 1 }, ['01-01']],
    ['after three days', { unit: 'day', every: 10 }, { kind: 'after', times: 3 }, ['01-01', '01-11', '01-21']],
    [
      'after a part of a week',
      weekly(['mon', 'fri']),
      { kind: 'after', times: 4 },
      ['01-01', '01-04', '01-08', '01-11'],
    ],
    ['after whole turns', weekly(['mon'], 2), { kind: 'after', times: 2 }, ['01-11', '01-25']],
    ['after months that begin later', monthly(1), { kind: 'after', times: 2 }, ['01-01', '02-01']],
    ['after weekdays of months', byWeekday(-1, 'sun'), { kind: 'after', times: 2 }, ['01-31', '02-28']],
  ] as [string, Frequency, RecurrenceRule['end'], string[]][])('%s', (_, frequency, end, dates) => {
    const found = datesOf(ruleOf(frequency, '2027-01-01', '09:00', end), 99);
    expect(found).toEqual(dates.map((date) => `2027-${date}`));
  });
});

const frequencies = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map((every): Frequency => ({ unit: 'day', every })),
  fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.subarray([...WEEKDAYS], { minLength: 1 }))
    .map(([every, weekdays]) => weekly(weekdays, every)),
  fc.tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 31 })).map(([every, day]) => monthly(day, every)),
  fc
    .tuple(fc.constantFrom(1, 2, 3, 4, -1), fc.constantFrom(...WEEKDAYS))
    .map(([ordinal, weekday]) => byWeekday(ordinal, weekday)),
);
const dates = fc
  .integer({ min: 0, max: 1_500 })
  .map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));

describe('any rule', () => {
  const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Chatham');

  it('comes in order, once a date, and from any date on as from its beginning', () => {
    fc.assert(
      fc.property(frequencies, dates, dates, zones, (frequency, startDate, from, zone) => {
        const rule = { rule: ruleOf(frequency, startDate, '02:30'), zone };
        const all = take(60, occurrencesFrom(rule, startDate));
        expect(all.every(({ at }, index) => index === 0 || at > (all[index - 1]?.at ?? at))).toBe(true);
        const wanted = all.filter(({ local }) => local.slice(0, 10) >= from);
        expect(take(wanted.length, occurrencesFrom(rule, from))).toEqual(wanted);
      }),
      { numRuns: 150 },
    );
  });

  it('ends after as many times as it says', () => {
    fc.assert(
      fc.property(frequencies, dates, fc.integer({ min: 1, max: 40 }), (frequency, startDate, times) => {
        const ended = datesOf(ruleOf(frequency, startDate, '09:00', { kind: 'after', times }), 100);
        expect(ended).toEqual(datesOf(ruleOf(frequency, startDate), times));
      }),
      { numRuns: 150 },
    );
  });

  it('a century old begins at today', () => {
    const rule = ruleOf(weekly(['mon', 'wed'], 2), '1926-01-04');
    const startedAt = performance.now();
    const [next] = occurrencesAfter({ rule, zone: 'Europe/Oslo' }, new Date('2026-11-25T12:00:00Z'));
    expect(next?.local.slice(0, 10)).toMatch(/^2026-1[12]-/);
    expect(performance.now() - startedAt).toBeLessThan(50);
  });
});

describe('what is still to come', () => {
  it.each([
    ['before its time today', '2027-01-01T07:59:59Z', '2027-01-01T09:00'],
    ['at its very time', '2027-01-01T08:00:00Z', '2027-01-02T09:00'],
    ['after it', '2027-01-01T08:00:01Z', '2027-01-02T09:00'],
    ['while it is another date elsewhere', '2027-01-01T23:30:00Z', '2027-01-02T09:00'],
    ['in the hour between a time that is left out and the one taken', '2027-03-28T01:00:00Z', '2027-03-28T09:00'],
  ])('%s', (_, now, local) => {
    const rule = ruleOf(DAILY, '2026-11-01');
    const [next] = occurrencesAfter({ rule, zone: 'Europe/Berlin' }, new Date(now));
    expect(next?.local).toBe(local);
  });
});
