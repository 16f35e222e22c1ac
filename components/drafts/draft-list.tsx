'use client';
import { ListProblem } from '@/components/posts/list-problem';
import { ListSkeleton } from '@/components/posts/list-skeleton';
import { LoadMore } from '@/components/posts/load-more';
import { useDrafts } from '@/lib/client/use-drafts';
import { DraftRow } from './draft-row';

interface DraftListProps {
  business: { id: string; slug: string; timeZone: string };
  /** Comma-separated. */
  state: string;
  label: string;
  accountNames: Record<string, string>;
  /** What stands in its place while there are none. */
  empty: React.ReactNode;
}

/** The drafts in some states, last changed first. */
export function DraftList({ business, state, label, accountNames, empty }: DraftListProps) {
  const { drafts, hasMore, isLoadingMore, isValidating, problem, loadMore, refresh } = useDrafts(business.id, state);
  const retry = () => void refresh();
  if (!drafts) {
    return problem ? (
      <ListProblem problem={problem} isPartial={false} retrying={isValidating} onRetry={retry} />
    ) : (
      <ListSkeleton />
    );
  }
  if (drafts.length === 0) return empty;
  return (
    <div className="flex flex-col gap-3">
      {problem && <ListProblem problem={problem} isPartial retrying={isValidating} onRetry={retry} />}
      <ul aria-label={label} className="divide-y overflow-hidden rounded-lg border bg-surface">
        {drafts.map((draft) => (
          <DraftRow
            key={draft.id}
            draft={draft}
            business={business}
            accounts={draft.accountIds.map((id) => accountNames[id] ?? 'Account no longer here')}
          />
        ))}
      </ul>
      {hasMore && <LoadMore loading={isLoadingMore} onLoad={() => void loadMore()} />}
    </div>
  );
}
