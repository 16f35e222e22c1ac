import { dayInZone } from '@/lib/contracts/zoned-day';
import { DAY } from '@/lib/foundation/time';

export interface DayCount {
  /** YYYY-MM-DD in the business's zone. */
  day: string;
  count: number;
}

/** The last `days` days of a zone up to that of `asOf`, those without an entry as zero. */
export function everyDay(counted: readonly DayCount[], asOf: Date, days: number, zone: string): DayCount[] {
  const known = new Map(counted.map(({ day, count }) => [day, count]));
  const last = Date.parse(dayInZone(asOf, zone));
  return Array.from({ length: days }, (_, index) => {
    const day = new Date(last - (days - 1 - index) * DAY).toISOString().slice(0, 10);
    return { day, count: known.get(day) ?? 0 };
  });
}
