'use client';
import useSWRInfinite from 'swr/infinite';
import type { ScheduledPostsPage } from '@/lib/contracts/scheduled-posts';
import { SECOND } from '@/lib/foundation/time';
import { asApiProblem } from './api-problem';
import { request, trusted } from './fetcher';
import { type QueueView, queuePageKey } from './queue-page-key';

const answer = trusted<ScheduledPostsPage>();

/** One half of the queue, in order of time, asked again every ten seconds. */
export function usePostQueue(businessId: string, view: QueueView, from: string) {
  const { data, error, size, setSize, isValidating, mutate } = useSWRInfinite(
    queuePageKey(businessId, view, from),
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
