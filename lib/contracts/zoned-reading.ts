import { instantsAt, wallMs } from './zoned-day';

/** A clock and calendar reading in some IANA zone: `date` is YYYY-MM-DD, `time` is HH:mm. */
export interface ZonedReading {
  date: string;
  time: string;
}

/** What a reading means in its zone. Instants are ISO 8601 in UTC. */
export type ZonedInstant =
  | { kind: 'exact'; at: string }
  /** Clocks jump over it; `nextAt` is the same distance after the jump. */
  | { kind: 'nonexistent'; nextAt: string }
  /** Clocks go back over it; `at` is the first of the two. */
  | { kind: 'ambiguous'; at: string; laterAt: string }
  | { kind: 'malformed' };

const DAY_MS = 86_400_000;
const iso = (ms: number): string => new Date(ms).toISOString();

/** What clock and calendar show in `zone` at an instant. */
export function readingAt(at: Date | string, zone: string): ZonedReading {
  const wall = iso(wallMs(new Date(at).getTime(), zone));
  return { date: wall.slice(0, 10), time: wall.slice(11, 16) };
}

/** The instant that a reading names in `zone`, or why it names none or two. */
export function instantOf({ date, time }: ZonedReading, zone: string): ZonedInstant {
  const wall = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(wall) || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return { kind: 'malformed' };
  const [first, second] = instantsAt(wall, zone);
  if (first === undefined) return { kind: 'nonexistent', nextAt: iso(wall - offsetDayBefore(wall, zone)) };
  if (second === undefined) return { kind: 'exact', at: iso(first) };
  return { kind: 'ambiguous', at: iso(first), laterAt: iso(second) };
}

const offsetDayBefore = (wall: number, zone: string): number => wallMs(wall - DAY_MS, zone) - (wall - DAY_MS);
