'use client';
import { Info } from 'lucide-react';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { describeRule } from '@/lib/client/describe-rule';
import { shiftNote } from '@/lib/client/describe-shift';
import { useSeries } from '@/lib/client/use-series';
import type { ScheduledPostDetail } from '@/lib/contracts/scheduled-posts';
import { SeriesActions } from './series-actions';
import { ZoneNote } from './zone-note';

interface SeriesCardProps {
  recurrenceId: string;
  occurrence: NonNullable<ScheduledPostDetail['occurrence']>;
  business: { id: string; timeZone: string };
  onChanged: () => void;
}

/** Of which series a post is one, what the clocks make of its time, and what can be done with the whole. */
export function SeriesCard({ recurrenceId, occurrence, business, onChanged }: SeriesCardProps) {
  const { series, problem, refresh } = useSeries(business.id, recurrenceId);
  const note = occurrence.isEdited ? null : shiftNote(occurrence.local, occurrence.zone);
  const changed = () => {
    void refresh();
    onChanged();
  };
  return (
    <Card>
      <CardHeader
        title="Series"
        description={occurrence.isEdited ? 'This one was changed alone; the series leaves it as it is.' : undefined}
      />
      <CardBody className="flex flex-col gap-2">
        {problem && <p className="text-danger-text">{problem.message}</p>}
        {!series && !problem && <Skeleton className="h-16" />}
        {series && <p>{describeRule(series.rule)}</p>}
        {note && (
          <p className="flex items-start gap-2 text-sm text-warning-text">
            <Info aria-hidden className="mt-0.75 size-4 shrink-0" />
            {note}
          </p>
        )}
        <ZoneNote zone={occurrence.zone} businessZone={business.timeZone} />
        {series?.state === 'ended' && <p className="text-muted">It has ended.</p>}
        {series && <SeriesActions series={series} businessId={business.id} onChanged={changed} />}
      </CardBody>
    </Card>
  );
}
