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
const MINUTE_MS = 60_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formatters.set(zone, made);
  return made;
}

/** What clock and calendar show in `zone` at an instant. */
export function readingAt(at: Date | string, zone: string): ZonedReading {
  const parts = formatterOf(zone).formatToParts(new Date(at));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((each) => each.type === type)?.value ?? '';
  return { date: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` };
}

const asUtcMs = ({ date, time }: ZonedReading): number => Date.parse(`${date}T${time}:00Z`);

function offsetMs(instantMs: number, zone: string): number {
  const wholeMinute = Math.floor(instantMs / MINUTE_MS) * MINUTE_MS;
  return asUtcMs(readingAt(new Date(wholeMinute), zone)) - wholeMinute;
}

/** The instant that a reading names in `zone`. The days around it hold every offset that could apply. */
export function instantOf(reading: ZonedReading, zone: string): ZonedInstant {
  const wallMs = asUtcMs(reading);
  if (Number.isNaN(wallMs) || !/^\d{4}-\d{2}-\d{2}$/.test(reading.date)) return { kind: 'malformed' };
  const before = offsetMs(wallMs - DAY_MS, zone);
  const after = offsetMs(wallMs + DAY_MS, zone);
  const iso = (ms: number): string => new Date(ms).toISOString();
  const meant = [...new Set([before, after])]
    .map((offset) => wallMs - offset)
    .filter((ms) => wallMs === asUtcMs(readingAt(new Date(ms), zone)))
    .sort((one, other) => one - other);
  const [first, second] = meant;
  if (first === undefined) return { kind: 'nonexistent', nextAt: iso(wallMs - before) };
  if (second === undefined) return { kind: 'exact', at: iso(first) };
  return { kind: 'ambiguous', at: iso(first), laterAt: iso(second) };
}
