'use client';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { PlatformIcon } from '@/components/ui/platform-icon';
import { Select } from '@/components/ui/select';
import { Spinner } from '@/components/ui/spinner';
import { PLATFORM_NAMES, PLATFORMS, type Platform } from '@/lib/contracts/platform-names';
import { postsHref } from './posts-view';

interface HistoryFiltersProps {
  business: string;
  platform?: Platform;
  accountId?: string;
  accounts: { id: string; displayName: string; platform: Platform }[];
}

const ALL = 'all';

/** Network and account to look at; the choice stands in the address, so it can be shared and gone back from. */
export function HistoryFilters({ business, platform, accountId, accounts }: HistoryFiltersProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const show = (filter: { platform?: string; accountId?: string }) =>
    startTransition(() => router.push(postsHref(business, { view: 'published', ...filter }), { scroll: false }));
  const shown = platform ? accounts.filter((account) => account.platform === platform) : accounts;
  return (
    <div className="flex items-center gap-2">
      <Select
        aria-label="Network"
        className="min-w-0 flex-1 sm:w-44 sm:flex-none"
        value={platform ?? ALL}
        onValueChange={(next) => show({ platform: next === ALL ? undefined : next })}
        options={[
          { value: ALL, label: 'All networks' },
          ...PLATFORMS.map((each) => ({
            value: each,
            label: PLATFORM_NAMES[each],
            icon: <PlatformIcon platform={each} />,
          })),
        ]}
      />
      <Select
        aria-label="Account"
        className="min-w-0 flex-1 sm:w-56 sm:flex-none"
        value={accountId ?? ALL}
        onValueChange={(next) => show({ platform, accountId: next === ALL ? undefined : next })}
        options={[
          { value: ALL, label: 'All accounts' },
          ...shown.map((account) => ({
            value: account.id,
            label: account.displayName,
            icon: <PlatformIcon platform={account.platform} labelled />,
          })),
        ]}
      />
      {isPending && <Spinner label="Loading the list" className="text-muted" />}
    </div>
  );
}
