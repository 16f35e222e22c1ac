import type { Metadata } from 'next';
import { Suspense } from 'react';
import { AnalyticsFilters } from '@/components/analytics/analytics-filters';
import { SectionSkeleton, SummarySkeleton } from '@/components/analytics/analytics-skeleton';
import { parseAnalytics } from '@/components/analytics/parse-analytics';
import { dayInZone } from '@/lib/contracts/zoned-day';
import { requireBusiness } from '@/lib/server/auth/require-business';
import { cachedAccountNames } from '@/lib/server/reads/accounts';
import { readVersion } from '@/lib/server/reads/version';
import { AnalyticsHeader } from './analytics-header';
import { AnalyticsOrFirstStep } from './analytics-sections';

export const metadata: Metadata = { title: 'Analytics' };
/** Seconds for which a return shows what the browser still holds, at once; then it is asked whether that stands. */
export const unstable_dynamicStaleTime = 300;

interface AnalyticsPageProps {
  params: Promise<{ business: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AnalyticsPage({ params, searchParams }: AnalyticsPageProps) {
  const [{ business: slug }, search] = await Promise.all([params, searchParams]);
  const { business, ctx } = await requireBusiness(slug);
  const rendered = await readVersion(ctx);
  const accounts = await cachedAccountNames(ctx);
  const today = dayInZone(ctx.now, business.timeZone);
  const accountIds = accounts.map(({ id }) => id);
  const asked = parseAnalytics(search, today, accountIds);
  const waiting = (
    <div className="flex flex-col gap-5">
      <SummarySkeleton />
      <SectionSkeleton what="the chart" className="h-96" />
    </div>
  );
  return (
    <>
      <AnalyticsHeader business={business} query={asked.query} rendered={rendered} />
      <AnalyticsFilters business={slug} choice={asked.choice} shown={asked.query} today={today} accounts={accounts} />
      {asked.problem && (
        <p role="status" className="mb-5 rounded-md bg-warning-subtle px-3 py-2 text-sm text-warning-text">
          {asked.problem} These are the last {asked.choice.days} days.
        </p>
      )}
      <Suspense key={JSON.stringify(asked)} fallback={waiting}>
        <AnalyticsOrFirstStep ctx={ctx} asked={asked} hasAccounts={accounts.some((a) => a.status === 'connected')} />
      </Suspense>
    </>
  );
}
