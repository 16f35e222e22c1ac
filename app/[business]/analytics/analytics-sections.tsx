import { Suspense } from 'react';
import { analyticsHref, GRAINS } from '@/components/analytics/analytics-choice';
import { SectionSkeleton, SummarySkeleton } from '@/components/analytics/analytics-skeleton';
import { LinkChoice } from '@/components/analytics/link-choice';
import { NoNumbers } from '@/components/analytics/no-numbers';
import { SeriesCard } from '@/components/analytics/series-card';
import { SummaryCards } from '@/components/analytics/summary-cards';
import type { Granularity } from '@/lib/contracts/analytics-reports';
import { PAGE_LIMIT_DEFAULT } from '@/lib/contracts/page';
import { cachedSummary, cachedTimeseries } from '@/lib/server/reads/analytics';
import { cachedPosts } from '@/lib/server/reads/posts';
import { Followers, Hours, Networks, Ranking, type SectionProps } from './analytics-details';

/** Each section comes as soon as its own read has answered. */
export function AnalyticsSections(props: SectionProps) {
  return (
    <div className="flex flex-col gap-5">
      <Suspense fallback={<SummarySkeleton />}>
        <Summary {...props} />
      </Suspense>
      <Suspense fallback={<SectionSkeleton what="the chart" className="h-96" />}>
        <OverTime {...props} />
      </Suspense>
      <Suspense fallback={<SectionSkeleton what="the networks" className="h-72" />}>
        <Networks {...props} />
      </Suspense>
      <Suspense fallback={<SectionSkeleton what="the posts" className="h-104" />}>
        <Ranking {...props} />
      </Suspense>
      <Suspense fallback={<SectionSkeleton what="the hours" className="h-96" />}>
        <Hours {...props} />
      </Suspense>
      <Suspense fallback={<SectionSkeleton what="the followers" className="h-80" />}>
        <Followers {...props} />
      </Suspense>
    </div>
  );
}

/** The sections, or what to do first in a business that has published nothing. */
export async function AnalyticsOrFirstStep({ hasAccounts, ...props }: SectionProps & { hasAccounts: boolean }) {
  const newest = await cachedPosts(props.ctx, { limit: PAGE_LIMIT_DEFAULT });
  if (newest.data.length === 0) return <NoNumbers business={props.ctx.business.slug} hasAccounts={hasAccounts} />;
  return <AnalyticsSections {...props} />;
}

async function Summary({ ctx, asked }: SectionProps) {
  return <SummaryCards summary={await cachedSummary(ctx, asked.query)} />;
}

async function OverTime({ ctx, asked: { query, choice, granularity } }: SectionProps) {
  const series = await cachedTimeseries(ctx, { ...query, granularity });
  const grains = (Object.keys(GRAINS) as Granularity[]).map((grain) => ({
    label: GRAINS[grain],
    href: analyticsHref(ctx.business.slug, { ...choice, granularity: grain }),
    isCurrent: grain === granularity,
  }));
  return (
    <SeriesCard
      series={series}
      measure={choice.measure}
      action={<LinkChoice label="Steps of time" choices={grains} />}
    />
  );
}
