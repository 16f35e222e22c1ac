'use client';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { PlatformIcon } from '@/components/ui/platform-icon';
import { Select } from '@/components/ui/select';
import { Spinner } from '@/components/ui/spinner';
import { PLATFORM_NAMES, PLATFORMS, type Platform } from '@/lib/contracts/platform-names';
import type { PostsFilter, PublishedPost } from '@/lib/contracts/posts';
import { HistorySearch } from './history-search';
import { postsHref } from './posts-view';

interface HistoryFiltersProps {
  business: string;
  filter: PostsFilter;
  accounts: { id: string; displayName: string; platform: Platform }[];
  /** Why the list is not what the address asks for. */
  problem: string | null;
}

const ALL = 'all';
const STATES: { value: PublishedPost['status'] | typeof ALL; label: string }[] = [
  { value: ALL, label: 'All states' },
  { value: 'published', label: 'Published' },
  { value: 'deleted', label: 'Deleted there' },
];
const NETWORKS = PLATFORMS.map((value) => ({
  value,
  label: PLATFORM_NAMES[value],
  icon: <PlatformIcon platform={value} />,
}));

/** What to look at; the choice stands in the address, so it can be shared and gone back from. */
export function HistoryFilters({ business, filter, accounts, problem }: HistoryFiltersProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const show = (change: PostsFilter) =>
    startTransition(() =>
      router.push(postsHref(business, { view: 'published', ...filter, ...change }), { scroll: false }),
    );
  const { platform, accountId, status } = filter;
  const shown = platform ? accounts.filter((account) => account.platform === platform) : accounts;
  return (
    <search aria-label="Published posts" className="flex flex-wrap items-end gap-2">
      <HistorySearch filter={filter} onShow={show} />
      <div className="flex flex-wrap items-center gap-2 max-sm:w-full max-sm:*:flex-1">
        <Select
          aria-label="Network"
          className="w-auto min-w-36"
          value={platform ?? ALL}
          onValueChange={(next) => show({ platform: next === ALL ? undefined : next, accountId: undefined })}
          options={[{ value: ALL, label: 'All networks' }, ...NETWORKS]}
        />
        <Select
          aria-label="Account"
          className="w-auto max-w-56 min-w-36"
          value={accountId ?? ALL}
          onValueChange={(next) => show({ accountId: next === ALL ? undefined : next })}
          options={[
            { value: ALL, label: 'All accounts' },
            ...shown.map((account) => ({
              value: account.id,
              label: account.displayName,
              icon: <PlatformIcon platform={account.platform} labelled />,
            })),
          ]}
        />
        <Select
          aria-label="State"
          className="w-auto min-w-36"
          value={status ?? ALL}
          onValueChange={(next) => show({ status: next === ALL ? undefined : next })}
          options={STATES}
        />
        {Object.values(filter).some(Boolean) && (
          <ButtonLink href={postsHref(business, { view: 'published' })} variant="ghost" className="max-sm:flex-none">
            Clear
          </ButtonLink>
        )}
        {isPending && <Spinner label="Loading the list" className="text-muted max-sm:flex-none" />}
      </div>
      {problem && (
        <p role="status" className="w-full rounded-md bg-warning-subtle px-3 py-2 text-sm text-warning-text">
          {problem}
        </p>
      )}
    </search>
  );
}
