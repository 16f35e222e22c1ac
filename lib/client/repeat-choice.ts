import type { Frequency, Weekday } from '@/lib/contracts/recurrence-rule';
import { describeFrequency } from './describe-rule';

export type RepeatChoice = 'none' | 'day' | 'week' | 'monthDay' | 'monthWeekday' | 'custom';
export type Preset = Exclude<RepeatChoice, 'none' | 'custom'>;

const FROM_SUNDAY: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const PRESETS: readonly Preset[] = ['day', 'week', 'monthDay', 'monthWeekday'];

export const weekdayOf = (date: string): Weekday => FROM_SUNDAY[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 'mon';

/** What a choice means beside a date (`YYYY-MM-DD`). The fifth of its kind in a month is the last. */
export function frequencyOf(preset: Preset, date: string): Frequency {
  const dayOfMonth = Number(date.slice(8)) || 1;
  const weekday = weekdayOf(date);
  switch (preset) {
    case 'day':
      return { unit: 'day', every: 1 };
    case 'week':
      return { unit: 'week', every: 1, weekdays: [weekday] };
    case 'monthDay':
      return { unit: 'month', every: 1, on: { kind: 'day', day: dayOfMonth } };
    case 'monthWeekday': {
      const ordinals = [1, 2, 3, 4] as const;
      const ordinal = ordinals[Math.ceil(dayOfMonth / 7) - 1] ?? -1;
      return { unit: 'month', every: 1, on: { kind: 'weekday', ordinal, weekday } };
    }
  }
}

/** The choices beside a date, in words. */
export const repeatOptions = (date: string): { value: RepeatChoice; label: string }[] => [
  { value: 'none', label: 'Does not repeat' },
  ...(date ? PRESETS : []).map((value) => ({ value, label: describeFrequency(frequencyOf(value, date)) })),
  { value: 'custom', label: 'Custom…' },
];
