import { dayInZone, startOfDay } from '@/lib/contracts/zoned-day';

/** Pure arithmetic of months (`YYYY-MM`), days (`YYYY-MM-DD`) and weeks; `weekStart` counts from 0 = Sunday. */
const DAY_MS = 86_400_000;
const DAYS_A_WEEK = 7;

const parse = (day: string): Date => new Date(`${day}T00:00:00.000Z`);
const format = (date: Date): string => date.toISOString().slice(0, 10);

export const monthOf = (day: string): string => day.slice(0, 7);
export const firstDayOf = (month: string): string => `${month}-01`;
export const isMonth = (text: string | null | undefined): text is string => /^20\d\d-(0[1-9]|1[0-2])$/.test(text ?? '');

export const addDays = (day: string, count: number): string => format(new Date(parse(day).getTime() + count * DAY_MS));

export function addMonths(month: string, count: number): string {
  const date = parse(firstDayOf(month));
  date.setUTCMonth(date.getUTCMonth() + count);
  return monthOf(format(date));
}

const lastDayOf = (month: string): string => addDays(firstDayOf(addMonths(month, 1)), -1);

/** The same day some months on, or that month's last day. */
function sameDayIn(day: string, count: number): string {
  const month = addMonths(monthOf(day), count);
  const wanted = `${month}${day.slice(7)}`;
  const last = lastDayOf(month);
  return wanted < last ? wanted : last;
}

const daysIntoWeek = (day: string, weekStart: number): number =>
  (parse(day).getUTCDay() - weekStart + DAYS_A_WEEK) % DAYS_A_WEEK;

/** The weeks that a month touches: four to six rows of seven days. */
export function monthGrid(month: string, weekStart: number): string[][] {
  const weeks: string[][] = [];
  const last = lastDayOf(month);
  let day = addDays(firstDayOf(month), -daysIntoWeek(firstDayOf(month), weekStart));
  while (day <= last) {
    const start = day;
    weeks.push(Array.from({ length: DAYS_A_WEEK }, (_, index) => addDays(start, index)));
    day = addDays(start, DAYS_A_WEEK);
  }
  return weeks;
}

/** The instants (ISO 8601) around every grid of a month, whichever day its weeks begin on: one key for all viewers. */
export function monthSpan(month: string, zone: string): { from: string; to: string } {
  return {
    from: startOfDay(addDays(firstDayOf(month), 1 - DAYS_A_WEEK), zone).toISOString(),
    to: startOfDay(addDays(lastDayOf(month), DAYS_A_WEEK), zone).toISOString(),
  };
}

/** Items by the day on which they fall in `zone`, in the order given. */
export function groupByDay<Item extends { scheduledAt: string }>(items: readonly Item[], zone: string) {
  const days = new Map<string, Item[]>();
  for (const item of items) {
    const day = dayInZone(new Date(item.scheduledAt), zone);
    const list = days.get(day);
    if (list) list.push(item);
    else days.set(day, [item]);
  }
  return days;
}

/** Where a key leads from a day, as the grid pattern of WAI-ARIA has it; null for any other key. */
export function dayForKey(key: string, day: string, weekStart: number): string | null {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -DAYS_A_WEEK);
    case 'ArrowDown':
      return addDays(day, DAYS_A_WEEK);
    case 'Home':
      return addDays(day, -daysIntoWeek(day, weekStart));
    case 'End':
      return addDays(day, DAYS_A_WEEK - 1 - daysIntoWeek(day, weekStart));
    case 'PageUp':
      return sameDayIn(day, -1);
    case 'PageDown':
      return sameDayIn(day, 1);
    default:
      return null;
  }
}
