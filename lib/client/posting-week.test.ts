import { describe, expect, it } from 'vitest';
import type { Slot } from '@/lib/contracts/slots';
import {
  copied,
  EVERY_DAY,
  inOrder,
  isSameWeek,
  PRESETS,
  presetWeek,
  problemsIn,
  slotsIn,
  WORKDAYS,
  weekOf,
  withTime,
} from './posting-week';

/** `1 09:00` is Monday at nine; a time may be missing. */
const slots = (...written: string[]): Slot[] =>
  written.map((each) => ({ weekday: Number(each[0]), time: each.slice(2) }));
const week = (...written: string[]) => weekOf(slots(...written));

describe('a week of posting times', () => {
  it.each([
    ['an empty day', [], 1, '09:00'],
    ['a day with one', ['1 09:00'], 1, '10:00'],
    ['a day whose last was written first', ['1 17:30', '1 08:00'], 1, '18:30'],
    ['another day', ['1 17:30'], 2, '09:00'],
    ['a day with its last hour taken', ['1 23:00'], 1, ''],
  ])('gains a time on %s', (_, before, weekday, time) => {
    const after = withTime(week(...before), weekday);
    expect(after.at(-1)).toMatchObject({ weekday, time });
    expect(new Set(after.map(({ key }) => key)).size).toBe(before.length + 1);
  });

  it.each([
    ['workdays', WORKDAYS, ['2 08:00', '2 12:00', '6 10:00'], 2],
    ['every day', EVERY_DAY, ['2 08:00', '2 12:00'], 2],
  ])('gives the times of a day to %s', (_, to, kept, from) => {
    const after = copied(week('1 07:00', '2 08:00', '2 12:00', '6 10:00'), from, to);
    const given = to.flatMap((day) => [`${day} 08:00`, `${day} 12:00`]);
    const expected = slots(...new Set([...kept, ...given]));
    expect(isSameWeek(after, expected)).toBe(true);
    expect(new Set(after.map(({ key }) => key)).size).toBe(after.length);
  });

  it('is sent by days, so that the answer can name a time', () => {
    const after = withTime(week('3 10:00', '5 11:00'), 4);
    expect(slotsIn(after)).toEqual(slots('3 10:00', '4 09:00', '5 11:00'));
    expect(inOrder(after)[1]).toMatchObject({ key: 3 });
  });

  it.each([
    ['nothing', [], []],
    ['different ones', ['1 09:00', '2 09:00', '1 09:01'], []],
    ['one without a time', ['1 09:00', '2 '], [[2, /time of Tuesday, or remove/]]],
    ['one that comes twice', ['1 09:00', '2 09:00', '1 09:00'], [[3, /Monday 09:00 is there already/]]],
    [
      'two without a time',
      ['7 ', '7 '],
      [
        [1, /Sunday/],
        [2, /Sunday/],
      ],
    ],
  ] as const)('of %s has its problems', (_, written, expected) => {
    const problems = [...problemsIn(week(...written))];
    expect(problems).toEqual(expected.map(([key, message]) => [key, expect.stringMatching(message)]));
  });

  it.each([
    ['the same in another order', ['1 09:00', '2 10:00'], ['2 10:00', '1 09:00'], true],
    ['one more', ['1 09:00'], ['1 09:00', '1 10:00'], false],
    ['another day', ['1 09:00'], ['2 09:00'], false],
    ['none and none', [], [], true],
  ])('is compared: %s', (_, one, other, same) => {
    expect(isSameWeek(slots(...one), slots(...other))).toBe(same);
  });

  it.each(PRESETS.map((preset) => [preset.label, preset] as const))('begins as %s', (_, preset) => {
    const begun = presetWeek(preset);
    expect(problemsIn(begun).size).toBe(0);
    expect(begun).toHaveLength(preset.weekdays.length * preset.times.length);
  });
});
