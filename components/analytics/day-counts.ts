import { dayInZone } from '@/lib/contracts/zoned-day';
import { DAY } from '@/lib/foundation/time';

export interface DayCount {
  /** YYYY-MM-DD in the business's zone. */
  day: string;
  count: number;
}

/** Every day of a span in a zone, those without an entry as zero; both ends fall inside a day, so one more than `days`. */
export function everyDay(counted: readonly DayCount[], asOf: Date, days: number, zone: string): DayCount[] {
  const known = new Map(counted.map(({ day, count }) => [day, count]));
  const last = Date.parse(dayInZone(asOf, zone));
  const first = Date.parse(dayInZone(new Date(asOf.getTime() - days * DAY), zone));
  const length = Math.round((last - first) / DAY) + 1;
  return Array.from({ length }, (_, index) => {
    const day = new Date(first + index * DAY).toISOString().slice(0, 10);
    return { day, count: known.get(day) ?? 0 };
  });
}
