import { ExternalLink, Info } from 'lucide-react';
import { PlatformIcon } from '@/components/ui/platform-icon';
import { Skeleton } from '@/components/ui/skeleton';
import { ZonedTime } from '@/components/ui/time';
import { describeShift } from '@/lib/client/describe-shift';
import type { NextSlot } from '@/lib/client/use-next-slots';
import type { Account } from '@/lib/contracts/accounts';
import { routes } from '@/lib/foundation/routes';

interface NextSlotRowProps {
  business: { slug: string; timeZone: string };
  account: Account;
  /** Not there while it is asked for. */
  slot: NextSlot | undefined;
}

/** When one account would post; or why it has no slot, with the page that mends it in a tab of its own. */
export function NextSlotRow({ business, account, slot }: NextSlotRowProps) {
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-0.5 px-3 py-2 text-sm">
      <span className="flex min-w-0 flex-1 basis-40 items-center gap-2">
        <PlatformIcon platform={account.platform} labelled className="size-3.5 text-muted" />
        <span className="truncate font-medium">{account.displayName}</span>
      </span>
      <span className="min-w-0 max-sm:w-full max-sm:pl-5.5">
        <SlotTime business={business} account={account} slot={slot} />
      </span>
    </li>
  );
}

function SlotTime({ business, account, slot }: NextSlotRowProps) {
  if (!slot) return <Skeleton className="h-5 w-44" />;
  if (!slot.next) {
    return (
      <span className="flex items-start gap-1.5 text-warning-text">
        <Info aria-hidden className="mt-0.75 size-3.5 shrink-0" />
        <span>
          {slot.hasSlots ? 'Every posting time of the next 90 days is taken. ' : 'No posting times yet. '}
          <a
            href={routes.postingTimes(business.slug, account.id)}
            target="_blank"
            rel="noreferrer"
            aria-label={`${slot.hasSlots ? 'Add more' : 'Set them'} for ${account.displayName} (opens in a new tab)`}
            className="inline-flex items-center gap-1 underline underline-offset-4"
          >
            {slot.hasSlots ? 'Add more' : 'Set them'}
            <ExternalLink aria-hidden className="size-3" />
          </a>
        </span>
      </span>
    );
  }
  const { at, local, shift } = slot.next;
  return (
    <>
      <ZonedTime at={at} zone={business.timeZone} hideZone />
      {shift !== 'none' && (
        <span className="block text-warning-text">{describeShift(shift, local.slice(11), business.timeZone)}</span>
      )}
    </>
  );
}
