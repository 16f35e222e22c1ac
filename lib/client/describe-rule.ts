import type { Frequency, RecurrenceRule, Weekday } from '@/lib/contracts/recurrence-rule';

export const WEEKDAY_NAMES = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
} as const satisfies Record<Weekday, string>;

export const ORDINAL_NAMES = { '1': 'first', '2': 'second', '3': 'third', '4': 'fourth', '-1': 'last' } as const;

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

const inTurn = (every: number, unit: string): string => (every === 1 ? `Every ${unit}` : `Every ${every} ${unit}s`);

const listed = (words: string[]): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** `Every 2 weeks on Monday and Thursday`. */
export function describeFrequency(frequency: Frequency): string {
  const turn = inTurn(frequency.every, frequency.unit);
  if (frequency.unit === 'day') return turn;
  if (frequency.unit === 'week') {
    const names = Object.entries(WEEKDAY_NAMES).filter(([key]) => frequency.weekdays.includes(key as Weekday));
    return `${turn} on ${listed(names.map(([, name]) => name))}`;
  }
  const { on } = frequency;
  if (on.kind === 'weekday') return `${turn} on the ${ORDINAL_NAMES[on.ordinal]} ${WEEKDAY_NAMES[on.weekday]}`;
  if (on.day === 31) return `${turn} on the last day`;
  return `${turn} on day ${on.day}${on.day > 28 ? ', or the last one of a shorter month' : ''}`;
}

/** `Every day at 09:00, until 3 Mar 2027`. */
export function describeRule({ frequency, time, end }: RecurrenceRule): string {
  const words = `${describeFrequency(frequency)} at ${time}`;
  if (end.kind === 'never') return words;
  if (end.kind === 'on') return `${words}, until ${day.format(new Date(`${end.date}T00:00:00Z`))}`;
  return `${words}, ${end.times === 1 ? 'once' : `${end.times} times`}`;
}
