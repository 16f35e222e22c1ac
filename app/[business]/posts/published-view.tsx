import { SWRConfig } from 'swr';
import { unstable_serialize } from 'swr/infinite';
import { HistoryList } from '@/components/posts/history-list';
import { historyPageKey } from '@/lib/client/history-page-key';
import { PAGE_LIMIT_DEFAULT } from '@/lib/contracts/page';
import type { PostsFilter } from '@/lib/contracts/posts';
import type { BusinessContext } from '@/lib/domain/context';
import { cachedPosts } from '@/lib/server/reads/posts';

interface PublishedViewProps {
  ctx: BusinessContext;
  filter: PostsFilter;
  accountNames: Record<string, string>;
}

/** The first page of the history is read here and handed over unawaited, under the key that the list asks for. */
export function PublishedView({ ctx, filter, accountNames }: PublishedViewProps) {
  const firstPage = cachedPosts(ctx, { ...filter, limit: PAGE_LIMIT_DEFAULT });
  const key = unstable_serialize(historyPageKey(ctx.business.id, filter));
  return (
    <SWRConfig value={{ fallback: { [key]: firstPage.then((page) => [page]) } }}>
      <HistoryList business={ctx.business} filter={filter} accountNames={accountNames} />
    </SWRConfig>
  );
}
