'use client';
import { Check, PlugZap } from 'lucide-react';
import Link from 'next/link';
import { Avatar } from '@/components/ui/avatar';
import { cn } from '@/components/ui/cn';
import { PlatformIcon } from '@/components/ui/platform-icon';
import type { Account } from '@/lib/contracts/accounts';
import { PLATFORM_NAMES, PLATFORMS } from '@/lib/contracts/platform-names';

interface AccountChipsProps {
  accounts: Account[];
  chosenIds: string[];
  onToggle: (accountId: string) => void;
  /** Where an account that lost its permission is mended. */
  accountsHref: string;
}

interface ChipProps {
  account: Account;
  chosen: boolean;
  onToggle: (accountId: string) => void;
}

function AccountChip({ account, chosen, onToggle }: ChipProps) {
  const isUsable = account.status === 'connected';
  return (
    <button
      type="button"
      aria-pressed={chosen}
      aria-label={`${PLATFORM_NAMES[account.platform]}: ${account.displayName}`}
      disabled={!isUsable}
      onClick={() => onToggle(account.id)}
      className={cn(
        'flex h-10 max-w-full items-center gap-2 rounded-lg border border-control/60 bg-surface py-1 pr-3 pl-1.5 text-base',
        'transition-colors duration-100 hover:bg-hover disabled:cursor-not-allowed disabled:opacity-55',
        'aria-pressed:border-accent aria-pressed:bg-accent-subtle',
      )}
    >
      <span className="relative">
        <Avatar name={account.displayName} src={account.avatarUrl} className="size-6" />
        <span className="absolute -right-1 -bottom-1 flex size-4 items-center justify-center rounded-full border bg-surface">
          <PlatformIcon platform={account.platform} className="size-2.5" />
        </span>
      </span>
      <span className="ml-0.5 truncate">{account.displayName}</span>
      {chosen && <Check aria-hidden className="size-4 shrink-0 text-accent-text" />}
    </button>
  );
}

/** The accounts of a business as switches, in the order of the networks. */
export function AccountChips({ accounts, chosenIds, onToggle, accountsHref }: AccountChipsProps) {
  const ordered = PLATFORMS.flatMap((platform) => accounts.filter((account) => account.platform === platform));
  const lost = ordered.filter((account) => account.status === 'reconnect_required');
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-2 text-sm font-medium">Post to</legend>
      <div className="flex flex-wrap gap-2">
        {ordered.map((account) => (
          <AccountChip key={account.id} account={account} chosen={chosenIds.includes(account.id)} onToggle={onToggle} />
        ))}
      </div>
      {lost.length > 0 && (
        <p className="flex items-center gap-1.5 text-sm text-warning-text">
          <PlugZap aria-hidden className="size-3.5 shrink-0" />
          <span>
            {lost.map((account) => account.displayName).join(', ')} must be{' '}
            <Link href={accountsHref} className="underline underline-offset-4">
              reconnected
            </Link>{' '}
            before it can post.
          </span>
        </p>
      )}
    </fieldset>
  );
}
