'use client';
import useSWRInfinite from 'swr/infinite';
import type { PostsPage } from '@/lib/contracts/posts';
import { asApiProblem } from './api-problem';
import { request, trusted } from './fetcher';
import { type HistoryFilter, historyPageKey } from './history-page-key';

const answer = trusted<PostsPage>();

/** Everything published, newest first, a page at a time. The first page is asked again when the window gains focus. */
export function usePostHistory(businessId: string, filter: HistoryFilter) {
  const { data, error, size, setSize, isValidating, mutate } = useSWRInfinite(
    historyPageKey(businessId, filter),
    (path: string) => request(path, answer),
  );
  const last = data?.at(-1);
  return {
    posts: data?.flatMap((page) => page.data),
    hasMore: last?.hasMore ?? false,
    isLoadingMore: isValidating && data !== undefined && data.length < size,
    isValidating,
    problem: error ? asApiProblem(error) : null,
    loadMore: () => setSize((pages) => pages + 1),
    refresh: () => mutate(),
  };
}
