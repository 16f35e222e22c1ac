import { Temporal } from 'temporal-polyfill';
import { DAY, plus } from '@/lib/foundation/time';
import { localDate, type Occurrence, occurrenceOn } from '../recurrences/occurrences';

/** A posting time: ISO weekday (1 is Monday) and minute of the local day. */
export interface Slot {
  weekday: number;
  minute: number;
}

export const SLOT_HORIZON_DAYS = 90;

/** Until when a free slot is looked for. */
export const slotHorizon = (now: Date): Date => plus(now, SLOT_HORIZON_DAYS * DAY);

/**
 * The free slots to come, in order of instants. A slot has one instant a date, as an occurrence of a series has: in a gap the
 * same distance after the jump, in a fold the first of the two. Two slots that fall on one instant are one. Pure.
 */
export function freeSlots(slots: readonly Slot[], zone: string, taken: readonly Date[], now: Date): Occurrence[] {
  const until = slotHorizon(now);
  const closed = new Set(taken.map((at) => at.getTime()));
  // A time that was moved over midnight is the day before's.
  const first = localDate(now, zone).subtract({ days: 1 });
  const occurrences = Array.from({ length: SLOT_HORIZON_DAYS + 3 }, (_, days) => first.add({ days }))
    .flatMap((date) =>
      slots.filter(({ weekday }) => weekday === date.dayOfWeek).map(({ minute }) => onDate(date, minute)),
    )
    .filter((occurrence) => occurrence !== null)
    .sort((one, other) => one.at.getTime() - other.at.getTime());
  return occurrences.filter(({ at }) => {
    if (at <= now || at > until || closed.has(at.getTime())) return false;
    closed.add(at.getTime());
    return true;
  });

  function onDate(date: Temporal.PlainDate, minute: number): Occurrence | null {
    return occurrenceOn(date, Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 }), zone);
  }
}
