'use client';
import { CircleAlert } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { zoneName } from '@/lib/client/format-time';
import { useNextSlots } from '@/lib/client/use-next-slots';
import type { Account } from '@/lib/contracts/accounts';
import { NextSlotRow } from './next-slot-row';

interface NextSlotPanelProps {
  business: { id: string; slug: string; timeZone: string };
  /** Those that are chosen. */
  accounts: Account[];
  scheduling: boolean;
  disabled: boolean;
  onSchedule: () => Promise<void>;
  onClose: () => void;
}

/** Which time the next free slot of each chosen account is, and the way into it. Ctrl+Enter schedules, Esc closes. */
export function NextSlotPanel({ business, accounts, scheduling, disabled, onSchedule, onClose }: NextSlotPanelProps) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const slots = useNextSlots(
    business.id,
    accounts.map(({ id }) => id),
  );
  const isOpenTo = accounts.length > 0 && accounts.every(({ id }) => slots.slotOf(id)?.next);
  const maySchedule = isOpenTo && !disabled && !scheduling;

  // What was refused is shown as it stands by then: another may have been faster.
  const schedule = () => void onSchedule().then(slots.refresh);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    else if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    else if (maySchedule) schedule();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label="Next free slot"
      onKeyDown={onKeyDown}
      className="flex flex-col gap-3 rounded-lg border bg-sunken p-3 sm:p-4"
    >
      <div>
        <h3 className="text-sm font-medium">Next free slot</h3>
        <p className="text-sm text-muted">
          {accounts.length === 0
            ? 'Choose an account above to see when it posts next.'
            : `Each account posts at its own next free time, in the time of ${zoneName(business.timeZone)}.`}
        </p>
      </div>
      {slots.problem ? (
        <div role="alert" className="flex flex-wrap items-center gap-3 text-sm text-danger-text">
          <CircleAlert aria-hidden className="size-4 shrink-0" />
          {slots.problem.message}
          <Button size="sm" loading={slots.isValidating} onClick={() => void slots.refresh()}>
            Retry
          </Button>
        </div>
      ) : (
        accounts.length > 0 && (
          <ul aria-live="polite" className="flex flex-col divide-y rounded-md border bg-surface">
            {accounts.map((account) => (
              <NextSlotRow key={account.id} business={business} account={account} slot={slots.slotOf(account.id)} />
            ))}
          </ul>
        )
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>Close</Button>
        <Button variant="primary" loading={scheduling} disabled={!maySchedule} onClick={schedule}>
          {accounts.length > 1 ? 'Schedule into these slots' : 'Schedule into this slot'}
        </Button>
      </div>
    </section>
  );
}
