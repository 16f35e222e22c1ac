/** Days and clock times of an IANA zone by `Intl` alone, small enough for the browser. Days are `YYYY-MM-DD`. */
const DAY_MS = 86_400_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  clocks.set(zone, made);
  return made;
}

/** What the zone's clock shows at `atMs`, written as if it were UTC. */
export function wallMs(atMs: number, zone: string): number {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(atMs)
      .map((part) => [part.type, Number(part.value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const seconds = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return seconds + (((atMs % 1000) + 1000) % 1000);
}

const parseDay = (day: string): number => Date.parse(`${day}T00:00:00.000Z`);

/** The instants at which the zone's clock shows `wall`: none in a gap, two when the clock is set back; earliest first. */
export function instantsAt(wall: number, zone: string): number[] {
  const offsets = [wall - DAY_MS, wall + DAY_MS].map((near) => wallMs(near, zone) - near);
  const candidates = [...new Set(offsets)].map((offset) => wall - offset);
  return candidates.filter((at) => wallMs(at, zone) === wall).sort((a, b) => a - b);
}

/** The day on which `at` falls in `zone`. */
export const dayInZone = (at: Date, zone: string): string =>
  new Date(wallMs(at.getTime(), zone)).toISOString().slice(0, 10);

/** The first instant of a day; where midnight is skipped, the moment of the skip. */
export function startOfDay(day: string, zone: string): Date {
  const wall = parseDay(day);
  const [first] = instantsAt(wall, zone);
  const offsetBefore = wallMs(wall - DAY_MS, zone) - (wall - DAY_MS);
  return new Date(first ?? wall - offsetBefore);
}

/** The instant at `time` (`HH:MM`) of a day, the earlier of two; null where the clock skips that time. */
export function atLocalTime(day: string, time: string, zone: string): Date | null {
  const [at] = instantsAt(Date.parse(`${day}T${time}:00.000Z`), zone);
  return at === undefined ? null : new Date(at);
}

/** The same time of day on another day; null where the clock skips that time. */
export function moveToDay(at: Date, day: string, zone: string): Date | null {
  const wall = wallMs(at.getTime(), zone);
  const timeOfDay = ((wall % DAY_MS) + DAY_MS) % DAY_MS;
  const [moved] = instantsAt(parseDay(day) + timeOfDay, zone);
  return moved === undefined ? null : new Date(moved);
}
