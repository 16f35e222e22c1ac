import { describe, expect, it } from 'vitest';
import type { Frequency, RecurrenceRule } from '@/lib/contracts/recurrence-rule';
import { planAhead } from './plan-ahead';

const now = new Date('2027-01-01T12:00:00Z');
const of = (accounts: number, threadParts = 0) => ({
  accountIds: Array.from({ length: accounts }, (_, index) => `acc_${index}`),
  options: { x: { thread: Array.from({ length: threadParts }, () => ({ content: 'more', mediaIds: [] })) } },
  variants: {},
});
const DAILY: Frequency = { unit: 'day', every: 1 };
const YEARLY: Frequency = { unit: 'month', every: 12, on: { kind: 'day', day: 1 } };
const planned = (frequency: Frequency, end: RecurrenceRule['end'], composition: ReturnType<typeof of>) => {
  const rule = { startDate: '2027-01-02', time: '09:00', frequency, end };
  const { occurrences, planAt } = planAhead({ rule, zone: 'UTC' }, composition, now);
  return [occurrences.length, occurrences.at(-1)?.local ?? null, planAt?.toISOString().slice(0, 16) ?? null];
};

describe('what of a rule stands on the calendar', () => {
  it.each([
    ['sixty days of every day', DAILY, { kind: 'never' }, of(1), [60, '2027-03-02T09:00', '2027-01-02T09:00']],
    ['fewer for many accounts', DAILY, { kind: 'never' }, of(40), [15, '2027-01-16T09:00', '2027-01-02T10:00']],
    ['fewer for long threads', DAILY, { kind: 'never' }, of(4, 24), [6, '2027-01-07T09:00', '2027-01-02T10:00']],
    ['two at least', DAILY, { kind: 'never' }, of(50, 24), [2, '2027-01-03T09:00', '2027-01-02T10:00']],
    ['the next, however far', YEARLY, { kind: 'never' }, of(1), [1, '2028-01-01T09:00', '2028-01-01T10:00']],
    ['all of a short one', DAILY, { kind: 'after', times: 3 }, of(1), [3, '2027-01-04T09:00', '2027-01-04T09:00']],
    ['nothing of one that is over', DAILY, { kind: 'on', date: '2027-01-01' }, of(1), [0, null, null]],
  ] as [string, Frequency, RecurrenceRule['end'], ReturnType<typeof of>, unknown[]][])(
    '%s',
    (_, frequency, end, composition, expected) => {
      expect(planned(frequency, end, composition)).toEqual(expected);
    },
  );
});
