import { describe, expect, it } from 'vitest';
import { DAY, plus } from '@/lib/foundation/time';
import { freeSlots, type Slot } from './free-slots';

const at = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const daily = (...times: string[]): Slot[] =>
  [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => times.map((time) => ({ weekday, minute: at(time) })));
const allFree = (...given: Parameters<typeof freeSlots>) => [...freeSlots(...given)];
const NOW = new Date('2026-12-02T10:00:00Z');

describe('where clocks are set, a slot has one instant a date', () => {
  // zone, slot, now; then the instants of three dates around the change.
  it.each([
    ['Europe/Berlin', '02:30', '2027-03-26T12:00Z', '27T01:30 none', '28T01:30 moved_forward', '29T00:30 none'],
    ['Europe/Berlin', '02:30', '2027-10-29T12:00Z', '30T00:30 none', '31T00:30 first_of_two', '01T01:30 none'],
    ['America/New_York', '02:30', '2027-03-13T00:00Z', '13T07:30 none', '14T07:30 moved_forward', '15T06:30 none'],
    ['America/New_York', '01:30', '2027-11-06T00:00Z', '06T05:30 none', '07T05:30 first_of_two', '08T06:30 none'],
    ['Australia/Lord_Howe', '02:15', '2027-10-01T00:00Z', '01T15:45 none', '02T15:45 moved_forward', '03T15:15 none'],
    ['Australia/Lord_Howe', '01:45', '2027-04-02T00:00Z', '02T14:45 none', '03T14:45 first_of_two', '04T15:15 none'],
    ['Pacific/Chatham', '03:00', '2027-09-24T00:00Z', '24T14:15 none', '25T14:15 moved_forward', '26T13:15 none'],
    ['Pacific/Chatham', '03:00', '2027-04-02T00:00Z', '02T13:15 none', '03T13:15 first_of_two', '04T14:15 none'],
    ['Asia/Kathmandu', '09:00', '2027-01-01T00:00Z', '01T03:15 none', '02T03:15 none', '03T03:15 none'],
    ['Asia/Kolkata', '00:00', '2027-01-01T00:00Z', '01T18:30 none', '02T18:30 none', '03T18:30 none'],
  ])('%s at %s from %s', (zone, time, now, ...expected) => {
    const found = allFree(daily(time), zone, [], new Date(now)).slice(0, 3);
    expect(found.map((slot) => `${slot.at.toISOString().slice(8, 16)} ${slot.shift}`)).toEqual(expected);
  });

  it('is one with the slot that it is moved onto', () => {
    const slots = daily('02:30', '03:00', '03:30');
    const found = allFree(slots, 'Europe/Berlin', [], new Date('2027-03-28T00:00Z')).slice(0, 3);
    expect(found.map((slot) => slot.at.toISOString().slice(8, 16))).toEqual(['28T01:00', '28T01:30', '29T00:30']);
  });
});

describe('the next free slots', () => {
  const firstOf = (slots: Slot[], zone = 'UTC', taken: string[] = [], now = NOW) =>
    allFree(
      slots,
      zone,
      taken.map((text) => new Date(text)),
      now,
    )[0]?.at.toISOString() ?? null;

  it.each([
    ['later today', daily('10:01'), [], '2026-12-02T10:01:00.000Z'],
    ['not at this very moment', daily('10:00'), [], '2026-12-03T10:00:00.000Z'],
    ['tomorrow, when today is past', daily('09:00'), [], '2026-12-03T09:00:00.000Z'],
    ['behind what is taken', daily('11:00', '12:00'), ['2026-12-02T11:00:00Z'], '2026-12-02T12:00:00.000Z'],
    ['beside a post a second off', daily('11:00'), ['2026-12-02T11:00:01Z'], '2026-12-02T11:00:00.000Z'],
    ['on its weekday', [{ weekday: 1, minute: 0 }], [], '2026-12-07T00:00:00.000Z'],
    ['on Sunday, the seventh', [{ weekday: 7, minute: 1439 }], [], '2026-12-06T23:59:00.000Z'],
    ['none without slots', [], [], null],
  ] as [string, Slot[], string[], string | null][])('%s', (_, slots, taken, expected) => {
    expect(firstOf(slots, 'UTC', taken)).toBe(expected);
  });

  it('are in order of instants where a time is moved onto another', () => {
    const found = allFree(daily('00:15', '00:45', '01:10'), 'Africa/Cairo', [], new Date('2027-04-29T12:00Z'));
    const times = found.map(({ at: instant }) => instant.getTime());
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(found.slice(0, 3).map(({ local }) => local.slice(11))).toEqual(['01:10', '00:15', '00:45']);
  });

  it.each([
    ['Pacific/Kiritimati', '2026-12-02T20:00:00.000Z'],
    ['Pacific/Pago_Pago', '2026-12-02T21:00:00.000Z'],
    ['Australia/Eucla', '2026-12-03T01:15:00.000Z'],
  ])('are of the local day in %s', (zone, expected) => {
    expect(firstOf(daily('10:00'), zone)).toBe(expected);
  });

  it('end with the ninetieth day', () => {
    const found = allFree(daily('10:00'), 'UTC', [], NOW);
    expect(found).toHaveLength(90);
    expect(found.at(-1)?.at).toEqual(plus(NOW, 90 * DAY));
    expect(
      allFree(
        daily('10:00'),
        'UTC',
        found.map((slot) => slot.at),
        NOW,
      ),
    ).toEqual([]);
  });
});
