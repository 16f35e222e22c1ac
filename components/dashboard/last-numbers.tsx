import { ChartNoAxesColumn } from 'lucide-react';
import Link from 'next/link';
import { MEASURE_DEFAULT } from '@/components/analytics/analytics-choice';
import { SeriesCard } from '@/components/analytics/series-card';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { AnalyticsTimeseries } from '@/lib/contracts/analytics-reports';
import { routes } from '@/lib/foundation/routes';

interface LastNumbersProps {
  series: AnalyticsTimeseries;
  /** Went out in the same days. */
  published: number;
  hasAccounts: boolean;
  business: string;
}

/** What the posts of the last 30 days brought, by day; while there is no number, what to do first. */
export function LastNumbers({ series, published, hasAccounts, business }: LastNumbersProps) {
  const toAnalytics = (
    <Link href={routes.analytics(business)} className="shrink-0 text-sm text-accent-text hover:underline">
      Analytics
    </Link>
  );
  if (series.points.some(({ posts }) => posts > 0))
    return <SeriesCard series={series} measure={MEASURE_DEFAULT} action={toAnalytics} />;
  return (
    <Card aria-labelledby="over-time">
      <CardHeader id="over-time" title="What your posts bring" action={toAnalytics} />
      <NoNumbersYet published={published} hasAccounts={hasAccounts} business={business} />
    </Card>
  );
}

function NoNumbersYet({ published, hasAccounts, business }: Omit<LastNumbersProps, 'series'>) {
  const [title, action] =
    published > 0
      ? ['The first numbers of a post come some minutes after it went out.', null]
      : hasAccounts
        ? [
            'Nothing went out in the last 30 days. What you publish is measured here, day by day.',
            <ButtonLink key="write" href={routes.compose(business)}>
              Write a post
            </ButtonLink>,
          ]
        : [
            'No network is connected. Connect one, publish, and see here what it brings.',
            <ButtonLink key="connect" href={routes.accounts(business)}>
              Connect a network
            </ButtonLink>,
          ];
  return <EmptyState icon={ChartNoAxesColumn} title={title} action={action} className="border-0 py-10" />;
}
