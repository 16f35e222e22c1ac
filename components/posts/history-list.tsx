'use client';
import { LayoutList } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import type { HistoryFilter } from '@/lib/client/history-page-key';
import { usePostHistory } from '@/lib/client/use-post-history';
import { routes } from '@/lib/foundation/routes';
import { HistoryRow } from './history-row';
import { ListProblem } from './list-problem';
import { ListSkeleton } from './list-skeleton';
import { LoadMore } from './load-more';

interface HistoryListProps {
  business: { id: string; slug: string; timeZone: string };
  filter: HistoryFilter;
  accountNames: Record<string, string>;
}

/** What stands on the networks, newest first, page after page. */
export function HistoryList({ business, filter, accountNames }: HistoryListProps) {
  const { posts, hasMore, isLoadingMore, isValidating, problem, loadMore, refresh } = usePostHistory(
    business.id,
    filter,
  );
  const isFiltered = Boolean(filter.platform ?? filter.accountId);
  const retry = () => void refresh();
  if (!posts) {
    return problem ? (
      <ListProblem problem={problem} isPartial={false} retrying={isValidating} onRetry={retry} />
    ) : (
      <ListSkeleton />
    );
  }
  if (posts.length === 0) return <EmptyHistory business={business.slug} isFiltered={isFiltered} />;
  return (
    <div className="flex flex-col gap-3">
      {problem && <ListProblem problem={problem} isPartial retrying={isValidating} onRetry={retry} />}
      <ul aria-label="Published posts" className="divide-y overflow-hidden rounded-lg border bg-surface">
        {posts.map((post) => (
          <HistoryRow
            key={post.id}
            post={post}
            business={business}
            accountName={accountNames[post.accountId] ?? 'Account no longer here'}
          />
        ))}
      </ul>
      {hasMore && <LoadMore loading={isLoadingMore} onLoad={() => void loadMore()} />}
    </div>
  );
}

function EmptyHistory({ business, isFiltered }: { business: string; isFiltered: boolean }) {
  return (
    <EmptyState
      icon={LayoutList}
      title={
        isFiltered ? 'Nothing was published that fits this filter.' : 'What you publish is listed here, with its link.'
      }
      action={
        isFiltered ? (
          <ButtonLink href={routes.posts(business)}>Show all posts</ButtonLink>
        ) : (
          <ButtonLink href={routes.compose(business)} variant="primary">
            Write a post
          </ButtonLink>
        )
      }
    />
  );
}
