/** How much of a moment is written: `14:30`, `Tue 3 Nov`, `Tue 3 Nov, 14:30`, or all of it. */
export type TimeStyle = 'time' | 'date' | 'dateTime' | 'toTheSecond' | 'full';
export type HourCycle = 'h12' | 'h23';

const STYLES = {
  time: { hour: '2-digit', minute: '2-digit' },
  date: { weekday: 'short', day: 'numeric', month: 'short' },
  dateTime: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  toTheSecond: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  full: {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  },
} as const satisfies Record<TimeStyle, Intl.DateTimeFormatOptions>;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string, style: TimeStyle, hourCycle: HourCycle): Intl.DateTimeFormat {
  const key = `${zone}|${style}|${hourCycle}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', { ...STYLES[style], timeZone: zone, hourCycle });
  formatters.set(key, made);
  return made;
}

/** A moment (ISO 8601) as the clock and calendar of `zone` show it. */
export const formatInZone = (at: string, zone: string, style: TimeStyle, hourCycle: HourCycle = 'h23'): string =>
  formatter(zone, style, hourCycle).format(new Date(at));

/** The city of an IANA zone, as people name their clocks: `America/New_York` → `New York`. */
export const zoneName = (zone: string): string => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
