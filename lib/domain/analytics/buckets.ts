import { addDays, type Granularity } from '@/lib/contracts/analytics-reports';
import type { ReportSpan } from './report-span';

/** The days, weeks (from Monday) or months that a span touches, in order, cut to it; `key` is the whole one's first day. Pure. */
export function bucketsOf({ from, to }: ReportSpan, granularity: Granularity): (ReportSpan & { key: string })[] {
  const buckets: (ReportSpan & { key: string })[] = [];
  for (let day = from; day <= to; ) {
    const key = firstDay(day, granularity);
    const next = nextKey(key, granularity);
    const last = addDays(next, -1);
    buckets.push({ key, from: day, to: last < to ? last : to });
    day = next;
  }
  return buckets;
}

function firstDay(day: string, granularity: Granularity): string {
  if (granularity === 'day') return day;
  if (granularity === 'month') return `${day.slice(0, 7)}-01`;
  return addDays(day, -((new Date(day).getUTCDay() + 6) % 7));
}

function nextKey(key: string, granularity: Granularity): string {
  if (granularity === 'month') return firstDay(addDays(key, 31), 'month');
  return addDays(key, granularity === 'week' ? 7 : 1);
}
