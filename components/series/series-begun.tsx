'use client';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardBody } from '@/components/ui/card';
import { ZonedTime } from '@/components/ui/time';
import { describeRule } from '@/lib/client/describe-rule';
import type { Recurrence } from '@/lib/contracts/recurrences';
import { routes } from '@/lib/foundation/routes';

interface SeriesBegunProps {
  business: { slug: string };
  series: Recurrence;
  onWriteAnother: () => void;
}

/** What became of a composition that repeats. */
export function SeriesBegun({ business, series, onWriteAnother }: SeriesBegunProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="flex w-full max-w-2xl flex-col gap-4">
      <Card>
        <header className="border-b px-4 py-3 sm:px-5">
          <h2 ref={heading} tabIndex={-1} className="font-medium outline-none">
            The series is planned
          </h2>
          <p className="text-sm text-muted">
            The posts of the next 60 days are on the calendar; more follow by themselves. Change or skip each one there.
          </p>
        </header>
        <CardBody className="flex flex-col gap-1">
          <p className="font-medium">{describeRule(series.rule)}</p>
          {series.nextAt && (
            <p className="text-muted">
              Next: <ZonedTime at={series.nextAt} zone={series.zone} />
            </p>
          )}
          {series.problem && <p className="text-danger-text">{series.problem}</p>}
        </CardBody>
      </Card>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={onWriteAnother}>
          Write another
        </Button>
        <ButtonLink href={routes.calendar(business.slug)}>Open the calendar</ButtonLink>
        <ButtonLink href={routes.series(business.slug)}>All series</ButtonLink>
      </div>
    </div>
  );
}
