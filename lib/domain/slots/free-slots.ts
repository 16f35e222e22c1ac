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
 * The free slots to come, in order of instants, each found when it is asked for. A slot has one instant a date, as an
 * occurrence of a series has: in a gap the same distance after the jump, in a fold the first of the two. Two slots that fall
 * on one instant are one. Pure.
 */
export function* freeSlots(
  slots: readonly Slot[],
  zone: string,
  taken: readonly Date[],
  now: Date,
): Generator<Occurrence> {
  const until = slotHorizon(now);
  const closed = new Set(taken.map((at) => at.getTime()));
  for (const occurrence of inOrder(slots, zone, now)) {
    if (occurrence.at > until) return;
    if (occurrence.at <= now || closed.has(occurrence.at.getTime())) continue;
    closed.add(occurrence.at.getTime());
    yield occurrence;
  }
}

/** A date's are complete once the next begins, for clocks may move a time over midnight. */
function* inOrder(slots: readonly Slot[], zone: string, now: Date): Generator<Occurrence> {
  const first = localDate(now, zone).subtract({ days: 1 });
  let waiting: Occurrence[] = [];
  for (let days = 0; days < SLOT_HORIZON_DAYS + 3; days++) {
    const date = first.add({ days });
    const beginsAt = date.toZonedDateTime(zone).epochMilliseconds;
    const sorted = waiting
      .concat(onDate(slots, date, zone))
      .sort((one, other) => one.at.getTime() - other.at.getTime());
    yield* sorted.filter(({ at }) => at.getTime() < beginsAt);
    waiting = sorted.filter(({ at }) => at.getTime() >= beginsAt);
  }
  yield* waiting;
}

const onDate = (slots: readonly Slot[], date: Temporal.PlainDate, zone: string): Occurrence[] =>
  slots
    .filter(({ weekday }) => weekday === date.dayOfWeek)
    .map(({ minute }) => occurrenceOn(date, minuteTime(minute), zone))
    .filter((occurrence) => occurrence !== null);

const minuteTime = (minute: number): Temporal.PlainTime =>
  Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
