'use client';
import useSWRInfinite from 'swr/infinite';
import type { ScheduledPostsPage } from '@/lib/contracts/scheduled-posts';
import { SECOND } from '@/lib/foundation/time';
import { asApiProblem } from './api-problem';
import { request, trusted } from './fetcher';
import { queuePageKey } from './queue-page-key';

const answer = trusted<ScheduledPostsPage>();

/** What waits or needs a hand, in order of time, asked again every ten seconds. */
export function usePostQueue(businessId: string) {
  const { data, error, size, setSize, isValidating, mutate } = useSWRInfinite(
    queuePageKey(businessId),
    (path: string) => request(path, answer),
    { refreshInterval: 10 * SECOND, revalidateAll: true },
  );
  return {
    posts: data?.flatMap((page) => page.data),
    hasMore: data?.at(-1)?.hasMore ?? false,
    isLoadingMore: isValidating && data !== undefined && data.length < size,
    isValidating,
    problem: error ? asApiProblem(error) : null,
    loadMore: () => setSize((pages) => pages + 1),
    refresh: () => mutate(),
  };
}
