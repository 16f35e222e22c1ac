import type { Measure } from '@/lib/contracts/analytics-posts';
import type { Granularity } from '@/lib/contracts/analytics-reports';
import type { Platform } from '@/lib/contracts/platform-names';
import { routes } from '@/lib/foundation/routes';

/** The spans that are one key away, in days up to today. */
export const SPANS = [7, 30, 90, 365] as const;
export type Span = (typeof SPANS)[number];
export const SPAN_DEFAULT: Span = 30;
export const MEASURE_DEFAULT: Measure = 'engagements';

export const GRAINS = { day: 'Day', week: 'Week', month: 'Month' } as const satisfies Record<Granularity, string>;

/** What the address of the analytics page asks for; `from` and `to` are both there or neither, and go before `days`. */
export interface AnalyticsChoice {
  days: Span;
  from?: string;
  to?: string;
  platform?: Platform;
  accountId?: string;
  measure: Measure;
  /** Left out: what fits the length of the span. */
  granularity?: Granularity;
}

/** The address of the analytics page with its choices; what is at its default is left out. */
export function analyticsHref(business: string, choice: AnalyticsChoice): string {
  const search = new URLSearchParams();
  if (choice.from && choice.to) {
    search.set('from', choice.from);
    search.set('to', choice.to);
  } else if (choice.days !== SPAN_DEFAULT) search.set('days', String(choice.days));
  if (choice.platform) search.set('platform', choice.platform);
  if (choice.accountId) search.set('accountId', choice.accountId);
  if (choice.measure !== MEASURE_DEFAULT) search.set('measure', choice.measure);
  if (choice.granularity) search.set('granularity', choice.granularity);
  return search.size > 0 ? `${routes.analytics(business)}?${search}` : routes.analytics(business);
}
