import { describe, expect, it } from 'vitest';
import { DAY, HOUR, plus } from '@/lib/foundation/time';
import { affordable, nextUtcDay, utcDay } from './read-budget';
import { watchOf } from './scripted-source-fixture';

const now = new Date('2026-11-25T12:00:00Z');
const young = watchOf({ published_at: plus(now, -HOUR) });
const old = watchOf({ published_at: plus(now, -2 * DAY) });
const paid = watchOf({ published_at: plus(now, -9 * DAY), charged_on: '2026-11-25' });
const paidYesterday = watchOf({ published_at: plus(now, -HOUR), charged_on: '2026-11-24' });
const prices = { limitMicros: 100, priceMicros: 10, now };

describe('affordable', () => {
  it.each([
    ['with nothing spent', young, 0, true],
    ['with the last of the money', young, 90, true],
    ['one past it', young, 91, false],
    ['with all of it spent', young, 100, false],
    ['an old one, with the last of what is not kept for the young', old, 65, true],
    ['an old one, one past it', old, 66, false],
    ['one that was paid for today, whatever is spent', paid, 100, true],
    ['one that was paid for yesterday, with all spent', paidYesterday, 100, false],
  ])('reads a post %s: %#', (_, watch, spentMicros, isRead) => {
    const chosen = affordable([watch], { ...prices, spentMicros });
    expect(chosen.now).toEqual(isRead ? [watch] : []);
    expect(chosen.waiting).toEqual(isRead ? [] : [watch]);
    expect(chosen.charges).toBe(isRead && watch !== paid ? 1 : 0);
  });

  it('takes as many as the money lasts for, the first first', () => {
    const watches = Array.from({ length: 5 }, (_, index) => watchOf({ ...young, id: `pub_${index}` }));
    const chosen = affordable([paid, ...watches], { ...prices, spentMicros: 70 });
    expect(chosen).toEqual({ now: [paid, ...watches.slice(0, 3)], waiting: watches.slice(3), charges: 3 });
  });

  it('reads nothing for no money', () => {
    expect(affordable([young, old], { ...prices, limitMicros: 0, spentMicros: 0 }).now).toEqual([]);
  });
});

it.each([
  ['2026-11-25T00:00:00.000Z', '2026-11-25', '2026-11-26T00:00:00.000Z'],
  ['2026-11-25T23:59:59.999Z', '2026-11-25', '2026-11-26T00:00:00.000Z'],
  ['2026-12-31T23:59:59.999Z', '2026-12-31', '2027-01-01T00:00:00.000Z'],
])('%s is charged to %s, and the money comes again at %s', (at, day, next) => {
  expect(utcDay(new Date(at))).toBe(day);
  expect(nextUtcDay(new Date(at)).toISOString()).toBe(next);
});
