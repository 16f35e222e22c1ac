import { MEASURES } from '@/lib/contracts/analytics-posts';
import {
  addDays,
  daysBetween,
  type Granularity,
  REPORT_DAYS_MAX,
  type ReportQuery,
  reportQuerySchema,
} from '@/lib/contracts/analytics-reports';
import { PLATFORMS } from '@/lib/contracts/platform-names';
import { type AnalyticsChoice, MEASURE_DEFAULT, SPAN_DEFAULT, SPANS } from './analytics-choice';

type Search = Record<string, string | string[] | undefined>;

export interface ParsedAnalytics {
  choice: AnalyticsChoice;
  query: ReportQuery & { from: string; to: string };
  granularity: Granularity;
  /** Why the days that were asked for are not those shown. */
  problem: string | null;
}

const GRANULARITIES = ['day', 'week', 'month'] as const;
/** Longer spans are shown by week, and by month past the second. */
const MOST_DAYS = { day: 31, week: 120 };

/** What the address asks the analytics page to show; what it does not know is left at its default. Pure. */
export function parseAnalytics(search: Search, today: string, accountIds: readonly string[]): ParsedAnalytics {
  const days = SPANS.find((each) => String(each) === search.days) ?? SPAN_DEFAULT;
  const platform = PLATFORMS.find((each) => each === search.platform);
  const accountId = accountIds.find((each) => each === search.accountId);
  const measure = MEASURES.find((each) => each === search.measure) ?? MEASURE_DEFAULT;
  const granularity = GRANULARITIES.find((each) => each === search.granularity);
  const { span, problem } = customSpan(search);
  const shown = span ?? { from: addDays(today, 1 - days), to: today };
  return {
    choice: { days, ...span, platform, accountId, measure, granularity },
    query: { ...shown, platform, accountId },
    granularity: granularity ?? fitting(daysBetween(shown.from, shown.to)),
    problem,
  };
}

function customSpan(search: Search): { span?: { from: string; to: string }; problem: string | null } {
  if (search.from === undefined && search.to === undefined) return { problem: null };
  const parsed = reportQuerySchema.pick({ from: true, to: true }).safeParse(search);
  const { from, to } = parsed.data ?? {};
  if (!from || !to) return { problem: 'Both days are needed, as YYYY-MM-DD.' };
  if (from > to) return { problem: 'The first day must not be after the last.' };
  if (daysBetween(from, to) > REPORT_DAYS_MAX)
    return { problem: `At most ${REPORT_DAYS_MAX} days can be shown at once.` };
  return { span: { from, to }, problem: null };
}

function fitting(days: number): Granularity {
  if (days <= MOST_DAYS.day) return 'day';
  return days <= MOST_DAYS.week ? 'week' : 'month';
}
