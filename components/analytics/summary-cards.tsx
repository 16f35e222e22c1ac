import { ArrowDown, ArrowRight, ArrowUp } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { ZonedTime } from '@/components/ui/time';
import { type AnalyticsSummary, daysBetween, type ReportTotals } from '@/lib/contracts/analytics-reports';
import { NumberText } from './number-text';
import { changeText, countText, coverageText, percentText } from './number-words';

const MEASURED = ['impressions', 'reach', 'engagements'] as const;
const NAMES = { impressions: 'Impressions', reach: 'Reach', engagements: 'Engagements' } as const;

/** What the span brought, beside as many days before it. */
export function SummaryCards({ summary }: { summary: AnalyticsSummary }) {
  const { current, previous, changes, zone } = summary;
  const days = daysBetween(summary.from, summary.to);
  const known = (of: (totals: ReportTotals) => number | null) => ({ now: of(current), before: of(previous.totals) });
  return (
    <section aria-label="Summary" className="flex flex-col gap-2">
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-5">
        <Figure name="Posts" {...known(({ posts }) => posts)} change={changes.posts} />
        {MEASURED.map((name) => (
          <Figure
            key={name}
            name={NAMES[name]}
            {...known((totals) => totals[name].value)}
            change={changes[name]}
            basis={coverageText(current[name].posts, current.posts, name)}
          />
        ))}
        <Figure
          name="Engagement rate"
          {...known(({ engagementRate }) => engagementRate.value)}
          change={changes.engagementRate}
          format={percentText}
          basis={coverageText(current.engagementRate.posts, current.posts, 'both numbers')}
        />
      </dl>
      <p className="text-sm text-muted">
        Compared with the {days === 1 ? 'day' : `${days} days`} before. Engagement rate is engagements over impressions.
        {current.measuredAt && (
          <>
            {' '}
            Numbers as of <ZonedTime at={current.measuredAt} zone={zone} hideViewer />.
          </>
        )}
      </p>
    </section>
  );
}

interface FigureProps {
  name: string;
  now: number | null;
  before: number | null;
  change: number | null;
  format?: (value: number) => string;
  basis?: string;
}

function Figure({ name, now, before, change, format = countText, basis }: FigureProps) {
  return (
    <div className="flex min-h-32 flex-col gap-1 rounded-lg border bg-surface p-4 shadow-xs">
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="flex flex-1 flex-col gap-1">
        <span className="text-2xl font-semibold tabular-nums">
          <NumberText value={now} format={format} />
        </span>
        <Change change={change} before={before} format={format} />
        {basis && <span className="mt-auto pt-1 text-xs text-muted">{basis}</span>}
      </dd>
    </div>
  );
}

const TONES = {
  up: { icon: ArrowUp, tone: 'text-success-text' },
  down: { icon: ArrowDown, tone: 'text-danger-text' },
  same: { icon: ArrowRight, tone: 'text-muted' },
} as const;

function Change({ change, before, format }: Required<Pick<FigureProps, 'change' | 'before' | 'format'>>) {
  if (change === null) return <span className="text-sm text-muted">No comparison</span>;
  const { icon: Icon, tone } = TONES[change > 0 ? 'up' : change < 0 ? 'down' : 'same'];
  return (
    <span className="flex flex-wrap items-center gap-x-1.5 text-sm tabular-nums">
      <span className={cn('inline-flex items-center gap-0.5 font-medium', tone)}>
        <Icon aria-hidden className="size-3.5" />
        {changeText(change)}
      </span>
      {before !== null && <span className="text-muted">from {format(before)}</span>}
    </span>
  );
}
