import type { Granularity } from '@/lib/contracts/analytics-reports';

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
const short = format({ day: 'numeric', month: 'short' });
const long = format({ day: 'numeric', month: 'short', year: 'numeric' });
const weekday = format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
const month = format({ month: 'short' });
const monthAndYear = format({ month: 'long', year: 'numeric' });

export interface Days {
  /** YYYY-MM-DD, both included. */
  from: string;
  to: string;
}

/** `3 – 9 Nov 2026`; the range that `Intl` writes is not the same in every engine. */
export function spanText({ from, to }: Days): string {
  const last = long.format(new Date(to));
  if (from === to) return last;
  const first = from.slice(0, 4) === to.slice(0, 4) ? short : long;
  return `${first.format(new Date(from))} – ${last}`;
}

/** A bucket by its whole name. */
export function bucketText(days: Days, granularity: Granularity): string {
  if (granularity === 'day') return weekday.format(new Date(days.from));
  return granularity === 'month' ? monthAndYear.format(new Date(days.from)) : spanText(days);
}

/** A bucket under an axis. */
export const axisText = ({ from }: Pick<Days, 'from'>, granularity: Granularity): string =>
  (granularity === 'month' ? month : short).format(new Date(from));
