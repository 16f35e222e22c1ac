import {
  addDays,
  daysBetween,
  REPORT_DAYS_DEFAULT,
  REPORT_DAYS_MAX,
  type ReportQuery,
} from '@/lib/contracts/analytics-reports';
import { dayInZone, startOfDay } from '@/lib/contracts/zoned-day';
import { invalidField } from '@/lib/foundation/errors';

/** Days, both included. */
export interface ReportSpan {
  from: string;
  to: string;
}

/** The days that a query asks for. Pure. @throws AppError on `from`: after `to`, or too long ago for it */
export function reportSpan({ from, to }: Pick<ReportQuery, 'from' | 'to'>, zone: string, now: Date): ReportSpan {
  const last = to ?? dayInZone(now, zone);
  const first = from ?? addDays(last, 1 - REPORT_DAYS_DEFAULT);
  const days = daysBetween(first, last);
  if (days < 1) throw invalidField('from', 'after_to', `from must not be after to, which is ${last}.`);
  if (days <= REPORT_DAYS_MAX) return { from: first, to: last };
  const earliest = addDays(last, 1 - REPORT_DAYS_MAX);
  throw invalidField('from', 'too_long', `At most ${REPORT_DAYS_MAX} days at once: let from be ${earliest} or later.`);
}

/** As many days, right before. */
export function previousSpan({ from, to }: ReportSpan): ReportSpan {
  return { from: addDays(from, -daysBetween(from, to)), to: addDays(from, -1) };
}

/** The instants that the days of a span lie between, the end not included. */
export const instantsOf = ({ from, to }: ReportSpan, zone: string): [Date, Date] => [
  startOfDay(from, zone),
  startOfDay(addDays(to, 1), zone),
];
