import { Temporal } from 'temporal-polyfill';
import type { OccurrencePreview, RecurrenceRule } from '@/lib/contracts/recurrence-rule';
import { ruleDates } from './rule-dates';

/** A rule and the IANA zone that it is kept in. */
export interface ZonedRule {
  rule: RecurrenceRule;
  zone: string;
}

export interface Occurrence {
  /** `YYYY-MM-DDTHH:MM` as the rule says it: its name, whatever the clocks do. */
  local: string;
  at: Date;
  shift: OccurrencePreview['shift'];
}

/**
 * The occurrences from a local date (`YYYY-MM-DD`) on, in order, one a date. A local time that is left out goes out the
 * same distance after the jump, one that comes twice at the first. A date that a zone left out whole has none, and counts.
 */
export function* occurrencesFrom({ rule, zone }: ZonedRule, from: string): Generator<Occurrence> {
  const time = Temporal.PlainTime.from(rule.time);
  for (const date of ruleDates(rule, from)) {
    const occurrence = occurrenceOn(date, time, zone);
    if (occurrence) yield occurrence;
  }
}

/** The one instant of a local time on a date, by the same rules; null on a date that the zone left out. */
export function occurrenceOn(date: Temporal.PlainDate, time: Temporal.PlainTime, zone: string): Occurrence | null {
  if (!existsIn(date, zone)) return null;
  const planned = date.toPlainDateTime(time);
  const taken = planned.toZonedDateTime(zone, { disambiguation: 'compatible' });
  return {
    local: planned.toString({ smallestUnit: 'minute' }),
    at: new Date(taken.epochMilliseconds),
    shift: shiftOf(planned, taken),
  };
}

/** The occurrences that are still to come, in order. */
export function* occurrencesAfter(rule: ZonedRule, now: Date): Generator<Occurrence> {
  for (const occurrence of occurrencesFrom(rule, dayBefore(now, rule.zone))) {
    if (occurrence.at > now) yield occurrence;
  }
}

/** A time that was moved over midnight is the day before's. */
const dayBefore = (now: Date, zone: string): string => localDate(now, zone).subtract({ days: 1 }).toString();

export const localDate = (at: Date, zone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate();

/** Samoa had no 30 December 2011: the first moment of such a date is one of the next. */
const existsIn = (date: Temporal.PlainDate, zone: string): boolean =>
  date.toZonedDateTime(zone).toPlainDate().equals(date);

function shiftOf(planned: Temporal.PlainDateTime, taken: Temporal.ZonedDateTime): Occurrence['shift'] {
  if (!taken.toPlainDateTime().equals(planned)) return 'moved_forward';
  const second = planned.toZonedDateTime(taken.timeZoneId, { disambiguation: 'later' });
  return second.epochMilliseconds === taken.epochMilliseconds ? 'none' : 'first_of_two';
}
