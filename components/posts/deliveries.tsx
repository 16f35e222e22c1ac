'use client';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import type { Account } from '@/lib/contracts/accounts';
import type { PublishResponse } from '@/lib/contracts/publish';
import { routes } from '@/lib/foundation/routes';
import { DeliveryRow } from './delivery-row';

interface DeliveriesProps {
  business: { id: string; slug: string; timeZone: string };
  accounts: Account[];
  deliveries: PublishResponse['data'];
  isScheduled: boolean;
  onWriteAnother: () => void;
}

/** What became of the composition that was just handed over, one line an account. */
export function Deliveries({ business, accounts, deliveries, isScheduled, onWriteAnother }: DeliveriesProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const nameOf = (accountId: string) => accounts.find((account) => account.id === accountId)?.displayName ?? 'Account';
  return (
    <div className="flex w-full max-w-2xl flex-col gap-4">
      <Card>
        <header className="border-b px-4 py-3 sm:px-5">
          <h2 ref={heading} tabIndex={-1} className="font-medium outline-none">
            {isScheduled ? 'Scheduled' : 'Handed over for publishing'}
          </h2>
          <p className="text-sm text-muted">
            {isScheduled
              ? 'Each post goes out at its time. Change or cancel it from its receipt or the calendar.'
              : 'You may leave this page: the posts go out without it.'}
          </p>
        </header>
        <ul className="divide-y">
          {deliveries.map((delivery) => (
            <DeliveryRow
              key={delivery.id}
              businessId={business.id}
              zone={business.timeZone}
              delivery={delivery}
              accountName={nameOf(delivery.accountId)}
              isImmediate={!isScheduled}
              receiptHref={routes.post(business.slug, delivery.id)}
            />
          ))}
        </ul>
      </Card>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={onWriteAnother}>
          Write another
        </Button>
        {isScheduled ? (
          <ButtonLink href={routes.calendar(business.slug)}>Open the calendar</ButtonLink>
        ) : (
          <ButtonLink href={routes.posts(business.slug)}>Open the history</ButtonLink>
        )}
      </div>
    </div>
  );
}
