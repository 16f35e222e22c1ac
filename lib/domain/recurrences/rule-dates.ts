import { Temporal } from 'temporal-polyfill';
import { type Frequency, type RecurrenceRule, WEEKDAYS, type Weekday } from '@/lib/contracts/recurrence-rule';

type PlainDate = Temporal.PlainDate;
type Of<Unit extends Frequency['unit']> = Extract<Frequency, { unit: Unit }>;

const DAYS_A_WEEK = 7;
const isBefore = (one: PlainDate, other: PlainDate): boolean => Temporal.PlainDate.compare(one, other) < 0;
const daysBetween = (from: PlainDate, to: PlainDate): number => from.until(to, { largestUnit: 'days' }).days;
const mondayOf = (date: PlainDate): PlainDate => date.subtract({ days: date.dayOfWeek - 1 });
const offsetOf = (weekday: Weekday): number => WEEKDAYS.indexOf(weekday);
const offsetsOf = ({ weekdays }: Of<'week'>): number[] => weekdays.map(offsetOf).sort((one, other) => one - other);

/** The rule's local dates from `from` on, in order. It begins at `from` by arithmetic, however old the rule. */
export function* ruleDates(rule: RecurrenceRule, from: string): Generator<PlainDate> {
  const start = Temporal.PlainDate.from(rule.startDate);
  const asked = Temporal.PlainDate.from(from);
  const first = isBefore(asked, start) ? start : asked;
  const last = lastDate(rule, start);
  for (const date of endless(rule.frequency, start, first)) {
    if (last && isBefore(last, date)) return;
    yield date;
  }
}

/** The last date on which the rule may come; null when it never ends. */
function lastDate({ frequency, end }: RecurrenceRule, start: PlainDate): PlainDate | null {
  if (end.kind === 'never') return null;
  return end.kind === 'on' ? Temporal.PlainDate.from(end.date) : nthDate(frequency, start, end.times);
}

function* endless(frequency: Frequency, start: PlainDate, first: PlainDate): Generator<PlainDate> {
  const { every } = frequency;
  switch (frequency.unit) {
    case 'day':
      for (let step = Math.ceil(daysBetween(start, first) / every); ; step++) yield start.add({ days: step * every });
    case 'week': {
      const monday = mondayOf(start);
      const offsets = offsetsOf(frequency);
      for (let turn = Math.floor(daysBetween(monday, first) / (DAYS_A_WEEK * every)); ; turn++) {
        const dates = offsets.map((days) => monday.add({ days: turn * every * DAYS_A_WEEK + days }));
        yield* dates.filter((date) => !isBefore(date, first));
      }
    }
    case 'month':
      for (let turn = Math.floor(monthsBetween(start, first) / every); ; turn++) {
        const date = dateInTurn(frequency, start, turn);
        if (!isBefore(date, first)) yield date;
      }
  }
}

const monthsBetween = (from: PlainDate, to: PlainDate): number => (to.year - from.year) * 12 + to.month - from.month;

/** A turn of months has exactly one date, since a day that a month lacks is its last one. */
function dateInTurn({ every, on }: Of<'month'>, start: PlainDate, turn: number): PlainDate {
  const firstOfMonth = start.with({ day: 1 }).add({ months: turn * every });
  if (on.kind === 'day') return firstOfMonth.with({ day: on.day }, { overflow: 'constrain' });
  if (on.ordinal === -1) {
    const end = firstOfMonth.with({ day: firstOfMonth.daysInMonth });
    return end.subtract({ days: (end.dayOfWeek - 1 - offsetOf(on.weekday) + DAYS_A_WEEK) % DAYS_A_WEEK });
  }
  const toFirst = (offsetOf(on.weekday) - (firstOfMonth.dayOfWeek - 1) + DAYS_A_WEEK) % DAYS_A_WEEK;
  return firstOfMonth.add({ days: toFirst + (on.ordinal - 1) * DAYS_A_WEEK });
}

/** The date on which it comes for the `times`-th time. */
function nthDate(frequency: Frequency, start: PlainDate, times: number): PlainDate {
  const { every } = frequency;
  switch (frequency.unit) {
    case 'day':
      return start.add({ days: (times - 1) * every });
    case 'week': {
      const offsets = offsetsOf(frequency);
      const missed = offsets.filter((days) => days < start.dayOfWeek - 1).length;
      const index = times - 1 + missed;
      const days = offsets[index % offsets.length] ?? 0;
      return mondayOf(start).add({ days: Math.floor(index / offsets.length) * every * DAYS_A_WEEK + days });
    }
    case 'month': {
      const missed = isBefore(dateInTurn(frequency, start, 0), start) ? 1 : 0;
      return dateInTurn(frequency, start, times - 1 + missed);
    }
  }
}
