'use client';
import type { PageList as List } from '@/lib/client/use-page-list';
import { ListProblem } from './list-problem';
import { ListSkeleton } from './list-skeleton';
import { LoadMore } from './load-more';

interface PageListProps<Item> {
  list: List<Item>;
  label: string;
  /** What stands in its place while there are none. */
  empty: React.ReactNode;
  /** One row, with its `key`. */
  children: (item: Item) => React.ReactNode;
}

/** A list that grows by pages: its skeleton, its rows, what went wrong, and what comes next. */
export function PageList<Item>({ list, label, empty, children }: PageListProps<Item>) {
  const { items, hasMore, isLoadingMore, isValidating, problem, loadMore, refresh } = list;
  if (!items) {
    return problem ? (
      <ListProblem problem={problem} isPartial={false} retrying={isValidating} onRetry={refresh} />
    ) : (
      <ListSkeleton />
    );
  }
  if (items.length === 0 && !hasMore) return empty;
  return (
    <div className="flex flex-col gap-3">
      {problem && <ListProblem problem={problem} isPartial retrying={isValidating} onRetry={refresh} />}
      {items.length > 0 ? (
        <ul aria-label={label} className="divide-y overflow-hidden rounded-lg border bg-surface">
          {items.map(children)}
        </ul>
      ) : (
        <p role="status" className="py-6 text-center text-muted">
          Nothing among the newest; looking further back.
        </p>
      )}
      {hasMore && <LoadMore loading={isLoadingMore} onLoad={loadMore} />}
    </div>
  );
}
