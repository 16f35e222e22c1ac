import type { Platform } from '@/lib/contracts/platform-names';
import { type AnalyticsChoice, analyticsHref, SPANS } from './analytics-choice';
import { ChoiceSelects } from './choice-selects';
import { type Days, spanText } from './day-words';
import { LinkChoice } from './link-choice';
import { SpanForm } from './span-form';

interface AnalyticsFiltersProps {
  business: string;
  choice: AnalyticsChoice;
  /** The days that the choice comes to. */
  shown: Days;
  today: string;
  accounts: { id: string; displayName: string; platform: Platform }[];
}

/** Which days, whose posts and which number the page is about. */
export function AnalyticsFilters({ business, choice, shown, today, accounts }: AnalyticsFiltersProps) {
  const isCustom = choice.from !== undefined;
  const spans = SPANS.map((days) => ({
    label: `${days} days`,
    href: analyticsHref(business, { ...choice, days, from: undefined, to: undefined, granularity: undefined }),
    isCurrent: !isCustom && days === choice.days,
  }));
  return (
    <div className="flex flex-col gap-3 pb-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <LinkChoice label="Days" choices={spans} />
        <ChoiceSelects business={business} choice={choice} accounts={accounts} />
      </div>
      <details open={isCustom} className="text-sm">
        <summary className="w-fit cursor-pointer rounded-sm py-1 text-muted hover:text-foreground">
          <span className="tabular-nums">{spanText(shown)}</span> · other days
        </summary>
        <div className="pt-2">
          <SpanForm business={business} choice={choice} shown={shown} today={today} />
        </div>
      </details>
    </div>
  );
}
