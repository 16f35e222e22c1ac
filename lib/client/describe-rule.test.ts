import { describe, expect, it } from 'vitest';
import type { Frequency, RecurrenceRule } from '@/lib/contracts/recurrence-rule';
import { describeRule } from './describe-rule';
import { frequencyOf } from './repeat-choice';

const ruleOf = (frequency: Frequency, end: RecurrenceRule['end'] = { kind: 'never' }): RecurrenceRule => ({
  startDate: '2027-01-01',
  time: '09:00',
  frequency,
  end,
});

describe('a rule in words', () => {
  it.each([
    [{ unit: 'day', every: 1 }, undefined, 'Every day at 09:00'],
    [{ unit: 'day', every: 3 }, { kind: 'after', times: 5 }, 'Every 3 days at 09:00, 5 times'],
    [{ unit: 'week', every: 2, weekdays: ['thu', 'mon'] }, undefined, 'Every 2 weeks on Monday and Thursday at 09:00'],
    [{ unit: 'month', every: 1, on: { kind: 'day', day: 31 } }, undefined, 'Every month on the last day at 09:00'],
    [
      { unit: 'month', every: 1, on: { kind: 'day', day: 30 } },
      { kind: 'after', times: 1 },
      'Every month on day 30, or the last one of a shorter month at 09:00, once',
    ],
    [
      { unit: 'month', every: 1, on: { kind: 'weekday', ordinal: -1, weekday: 'fri' } },
      { kind: 'on', date: '2027-03-03' },
      'Every month on the last Friday at 09:00, until 3 Mar 2027',
    ],
  ] as [Frequency, RecurrenceRule['end'] | undefined, string][])('%j', (frequency, end, words) => {
    expect(describeRule(ruleOf(frequency, end))).toBe(words);
  });
});

describe('a choice beside a date', () => {
  it.each([
    ['day', '2026-12-08', { unit: 'day', every: 1 }],
    ['week', '2026-12-08', { unit: 'week', every: 1, weekdays: ['tue'] }],
    ['monthDay', '2026-12-08', { unit: 'month', every: 1, on: { kind: 'day', day: 8 } }],
    ['monthWeekday', '2026-12-08', { unit: 'month', every: 1, on: { kind: 'weekday', ordinal: 2, weekday: 'tue' } }],
    ['monthWeekday', '2026-12-30', { unit: 'month', every: 1, on: { kind: 'weekday', ordinal: -1, weekday: 'wed' } }],
  ] as const)('%s on %s', (choice, date, frequency) => {
    expect(frequencyOf(choice, date)).toEqual(frequency);
  });
});
