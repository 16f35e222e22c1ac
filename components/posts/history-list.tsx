'use client';
import { LayoutList } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { usePostHistory } from '@/lib/client/use-post-history';
import type { PostsFilter } from '@/lib/contracts/posts';
import { routes } from '@/lib/foundation/routes';
import { HistoryRow } from './history-row';
import { PageList } from './page-list';

interface HistoryListProps {
  business: { id: string; slug: string; timeZone: string };
  filter: PostsFilter;
  accountNames: Record<string, string>;
}

/** What stands on the networks, newest first, page after page. */
export function HistoryList({ business, filter, accountNames }: HistoryListProps) {
  const isFiltered = Object.values(filter).some(Boolean);
  return (
    <PageList
      list={usePostHistory(business.id, filter)}
      label="Published posts"
      empty={<EmptyHistory business={business.slug} isFiltered={isFiltered} />}
    >
      {(post) => (
        <HistoryRow
          key={post.id}
          post={post}
          business={business}
          accountName={accountNames[post.accountId] ?? 'Account no longer here'}
        />
      )}
    </PageList>
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
          <ButtonLink href={routes.posts(business)}>Clear the filter</ButtonLink>
        ) : (
          <ButtonLink href={routes.compose(business)} variant="primary">
            Write a post
          </ButtonLink>
        )
      }
    />
  );
}
