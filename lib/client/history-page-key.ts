import type { PostsPage } from '@/lib/contracts/posts';
import { swrKeys } from '@/lib/contracts/swr-keys';

export interface HistoryFilter {
  platform?: string;
  accountId?: string;
}

/** The address of each page of the history, made from the page before it. Server and browser share it. */
export const historyPageKey =
  (businessId: string, filter: HistoryFilter) =>
  (index: number, before: PostsPage | null): string | null => {
    if (index === 0) return swrKeys.posts(businessId, filter);
    return before?.nextCursor ? swrKeys.posts(businessId, { ...filter, cursor: before.nextCursor }) : null;
  };
