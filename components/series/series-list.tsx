'use client';
import { Repeat } from 'lucide-react';
import { ListProblem } from '@/components/posts/list-problem';
import { ListSkeleton } from '@/components/posts/list-skeleton';
import { LoadMore } from '@/components/posts/load-more';
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
  const { series, hasMore, isLoadingMore, isValidating, problem, loadMore, refresh } = useSeriesList(business.id);
  const retry = () => void refresh();
  if (!series) {
    return problem ? (
      <ListProblem problem={problem} isPartial={false} retrying={isValidating} onRetry={retry} />
    ) : (
      <ListSkeleton />
    );
  }
  if (series.length === 0) {
    return (
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
  }
  return (
    <div className="flex flex-col gap-3">
      {problem && <ListProblem problem={problem} isPartial retrying={isValidating} onRetry={retry} />}
      <ul aria-label="Series" className="divide-y overflow-hidden rounded-lg border bg-surface">
        {series.map((each) => (
          <SeriesRow
            key={each.id}
            series={each}
            business={business}
            accounts={each.accountIds.map((id) => accountNames[id] ?? 'Account no longer here')}
            onChanged={retry}
          />
        ))}
      </ul>
      {hasMore && <LoadMore loading={isLoadingMore} onLoad={() => void loadMore()} />}
    </div>
  );
}
