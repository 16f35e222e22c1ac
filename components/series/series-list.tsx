'use client';
import { Repeat } from 'lucide-react';
import { PageList } from '@/components/posts/page-list';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { useSeriesList } from '@/lib/client/use-series-list';
import { routes } from '@/lib/foundation/routes';
import { SeriesRow } from './series-row';

interface SeriesListProps {
  business: { id: string; slug: string; timeZone: string };
  accountNames: Record<string, string>;
}

/** Every series of the business, newest first. */
export function SeriesList({ business, accountNames }: SeriesListProps) {
  const list = useSeriesList(business.id);
  const empty = (
    <EmptyState
      icon={Repeat}
      title="Nothing repeats yet. Choose “Repeat” when you schedule a post."
      action={
        <ButtonLink href={routes.compose(business.slug)} variant="primary">
          Write a post
        </ButtonLink>
      }
    />
  );
  return (
    <PageList list={list} label="Series" empty={empty}>
      {(series) => (
        <SeriesRow
          key={series.id}
          series={series}
          business={business}
          accounts={series.accountIds.map((id) => accountNames[id] ?? 'Account no longer here')}
          onChanged={list.refresh}
        />
      )}
    </PageList>
  );
}
