'use client';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { ZonedTime } from '@/components/ui/time';
import { describeShift } from '@/lib/client/describe-shift';
import type { NextSlotsResponse } from '@/lib/contracts/slots';

interface FreeSlotsCardProps {
  zone: string;
  hasSlots: boolean;
  free: NextSlotsResponse['data']['free'];
  /** The week beside it is not what this shows. */
  isBehind: boolean;
}

/** The next times at which no post of the account stands. */
export function FreeSlotsCard({ zone, hasSlots, free, isBehind }: FreeSlotsCardProps) {
  return (
    <Card aria-labelledby="next-free-slots" className="self-start">
      <CardHeader
        id="next-free-slots"
        title="Next free slots"
        description={
          isBehind ? 'As saved; your changes count once they are saved.' : 'Where no post of this account stands.'
        }
      />
      <CardBody aria-live="polite">
        {free.length === 0 && (
          <p className="text-muted">
            {hasSlots
              ? 'Every posting time of the next 90 days is taken. Add more.'
              : 'None, for there are no posting times yet.'}
          </p>
        )}
        {free.length > 0 && (
          <ol className="flex flex-col gap-2">
            {free.map(({ local, at, shift }) => (
              <li key={at}>
                <ZonedTime at={at} zone={zone} hideZone />
                {shift !== 'none' && (
                  <span className="block text-sm text-warning-text">{describeShift(shift, local.slice(11), zone)}</span>
                )}
              </li>
            ))}
          </ol>
        )}
      </CardBody>
    </Card>
  );
}
