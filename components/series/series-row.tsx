import { Badge } from '@/components/ui/badge';
import { ZonedTime } from '@/components/ui/time';
import { describeRule } from '@/lib/client/describe-rule';
import type { Recurrence } from '@/lib/contracts/recurrences';
import { SeriesActions } from './series-actions';
import { ZoneNote } from './zone-note';

const STATES = {
  active: { label: 'Active', tone: 'accent' },
  paused: { label: 'Paused', tone: 'warning' },
  ended: { label: 'Ended', tone: 'neutral' },
} as const;

interface SeriesRowProps {
  series: Recurrence;
  business: { id: string; timeZone: string };
  accounts: string[];
  onChanged: () => void;
}

export function SeriesRow({ series, business, accounts, onChanged }: SeriesRowProps) {
  const { label, tone } = STATES[series.state];
  return (
    <li className="flex flex-col gap-2 px-4 py-3 sm:px-5">
      <div className="flex items-start justify-between gap-3">
        <p className="min-w-0 truncate font-medium">{series.excerpt || 'No text'}</p>
        <Badge tone={tone} size="sm">
          {label}
        </Badge>
      </div>
      <p className="text-sm">{describeRule(series.rule)}</p>
      <p className="text-sm text-muted">
        {accounts.join(', ')}
        {series.nextAt && (
          <>
            {' · next '}
            <ZonedTime at={series.nextAt} zone={series.zone} />
          </>
        )}
      </p>
      <ZoneNote zone={series.zone} businessZone={business.timeZone} />
      {series.problem && <p className="text-sm text-danger-text">{series.problem}</p>}
      <SeriesActions series={series} businessId={business.id} onChanged={onChanged} />
    </li>
  );
}
