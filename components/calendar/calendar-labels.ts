import type { CalendarItem } from '@/lib/contracts/calendar';
import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';

const inUtc = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
const longDay = inUtc({ weekday: 'long', day: 'numeric', month: 'long' });
const longMonth = inUtc({ month: 'long', year: 'numeric' });
const longWeekday = inUtc({ weekday: 'long' });
const shortWeekday = inUtc({ weekday: 'short' });
const noon = (day: string): Date => new Date(`${day}T12:00:00.000Z`);

/** `Tuesday 3 November`. */
export const dayLabel = (day: string): string => longDay.format(noon(day));
/** `November 2026`. */
export const monthLabel = (month: string): string => longMonth.format(noon(`${month}-01`));
export const weekdayLabel = (day: string) => ({
  long: longWeekday.format(noon(day)),
  short: shortWeekday.format(noon(day)),
});
export const dayNumber = (day: string): number => Number(day.slice(8));

export const countLabel = (count: number): string => (count === 1 ? '1 post' : `${count} posts`);

/** A post in one breath, for screen readers and announcements. */
export const itemLabel = (item: CalendarItem, time: string, status: string): string =>
  `${time}, ${PLATFORM_NAMES[item.platform]}, ${item.accountName}, ${status}${item.recurrenceId ? ', repeats' : ''}: ${item.excerpt || 'no text'}`;
