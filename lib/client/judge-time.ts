import { instantOf, readingAt, type ZonedReading } from '@/lib/contracts/zoned-reading';
import { HOUR, MINUTE } from '@/lib/foundation/time';
import { zoneName } from './format-time';

export interface JudgedTime {
  /** ISO 8601 in UTC; null while the reading cannot be scheduled. */
  at: string | null;
  /** What is wrong and what to do. */
  problem: string | null;
  /** What is good to know although nothing is wrong. */
  note: string | null;
  /** The nearest reading that would do. */
  suggestion: ZonedReading | null;
}

const nothing: JudgedTime = { at: null, problem: null, note: null, suggestion: null };

/** Whether a post can be scheduled at what a person typed, clocks that jump included. */
export function judgeTime(reading: ZonedReading, zone: string, now: Date): JudgedTime {
  const meant = instantOf(reading, zone);
  if (meant.kind === 'malformed') return { ...nothing, problem: 'Enter a date and a time.' };
  if (meant.kind === 'nonexistent') {
    const suggestion = readingAt(meant.nextAt, zone);
    const problem = `${reading.time} does not exist that day: clocks in ${zoneName(zone)} go forward. Choose ${suggestion.time} or another time.`;
    return { ...nothing, problem, suggestion };
  }
  if (Date.parse(meant.at) <= now.getTime()) {
    return { ...nothing, problem: 'This time has passed. Choose a later one, or publish now.' };
  }
  if (meant.kind === 'exact') return { ...nothing, at: meant.at };
  const note = `${reading.time} comes twice that night, because clocks in ${zoneName(zone)} go back. The post goes out at the first.`;
  return { ...nothing, at: meant.at, note };
}

const MORNING = '09:00';

/** The next full hour that is at least a quarter of an hour away. */
function nextFullHour(zone: string, now: Date): ZonedReading {
  const earliest = now.getTime() + 15 * MINUTE;
  return readingAt(new Date(Math.ceil(earliest / HOUR) * HOUR), zone);
}

/**
 * The reading that a schedule form opens with. `at` comes from an address: an instant, a day (`YYYY-MM-DD`), or a day with
 * a time in the business's zone (`YYYY-MM-DDTHH:mm`); anything else opens at the next full hour.
 */
export function presetReading(at: string | undefined, zone: string, now: Date): ZonedReading {
  const next = nextFullHour(zone, now);
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?$/.exec(at ?? '') ?? [];
  if (date && time) return { date, time };
  if (date) return date === readingAt(now, zone).date ? next : { date, time: MORNING };
  return at && !Number.isNaN(Date.parse(at)) ? readingAt(at, zone) : next;
}
