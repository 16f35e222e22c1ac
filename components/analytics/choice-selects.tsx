'use client';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { PlatformIcon } from '@/components/ui/platform-icon';
import { Select } from '@/components/ui/select';
import { Spinner } from '@/components/ui/spinner';
import type { Measure } from '@/lib/contracts/analytics-posts';
import { PLATFORM_NAMES, PLATFORMS, type Platform } from '@/lib/contracts/platform-names';
import { type AnalyticsChoice, analyticsHref } from './analytics-choice';
import { capitalised, MEASURE_WORDS } from './measure-words';

interface ChoiceSelectsProps {
  business: string;
  choice: AnalyticsChoice;
  accounts: { id: string; displayName: string; platform: Platform }[];
}

const ALL = 'all';
const MEASURES = Object.entries(MEASURE_WORDS).map(([value, words]) => ({
  value: value as Measure,
  label: capitalised(words),
}));
const NETWORKS = PLATFORMS.map((value) => ({
  value,
  label: PLATFORM_NAMES[value],
  icon: <PlatformIcon platform={value} />,
}));

/** Whose numbers, and which; the choice stands in the address. */
export function ChoiceSelects({ business, choice, accounts }: ChoiceSelectsProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const show = (change: Partial<AnalyticsChoice>) =>
    startTransition(() => router.push(analyticsHref(business, { ...choice, ...change }), { scroll: false }));
  const shown = accounts.filter(({ platform }) => !choice.platform || platform === choice.platform);
  return (
    <div className="flex flex-wrap items-center gap-2 max-sm:w-full max-sm:*:flex-1">
      <Select
        aria-label="Network"
        className="w-auto min-w-36"
        value={choice.platform ?? ALL}
        onValueChange={(next) => show({ platform: next === ALL ? undefined : next, accountId: undefined })}
        options={[{ value: ALL, label: 'All networks' }, ...NETWORKS]}
      />
      <Select
        aria-label="Account"
        className="w-auto max-w-56 min-w-36"
        value={choice.accountId ?? ALL}
        onValueChange={(next) => show({ accountId: next === ALL ? undefined : next })}
        options={[
          { value: ALL, label: 'All accounts' },
          ...shown.map(({ id, displayName, platform }) => ({
            value: id,
            label: displayName,
            icon: <PlatformIcon platform={platform} labelled />,
          })),
        ]}
      />
      <Select
        aria-label="Number"
        className="w-auto min-w-36"
        value={choice.measure}
        onValueChange={(measure) => show({ measure })}
        options={MEASURES}
      />
      {isPending && <Spinner label="Loading the numbers" className="text-muted max-sm:flex-none" />}
    </div>
  );
}
