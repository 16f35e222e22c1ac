'use client';
import useSWRInfinite from 'swr/infinite';
import type { DraftsPage } from '@/lib/contracts/post-drafts';
import { asApiProblem } from './api-problem';
import { draftsPageKey } from './drafts-page-key';
import { request, trusted } from './fetcher';

const answer = trusted<DraftsPage>();

/** The drafts of a business in some states (comma-separated), last changed first. */
export function useDrafts(businessId: string, state: string) {
  const { data, error, size, setSize, isValidating, mutate } = useSWRInfinite(
    draftsPageKey(businessId, state),
    (path: string) => request(path, answer),
    { revalidateAll: true },
  );
  return {
    drafts: data?.flatMap((page) => page.data),
    hasMore: data?.at(-1)?.hasMore ?? false,
    isLoadingMore: isValidating && data !== undefined && data.length < size,
    isValidating,
    problem: error ? asApiProblem(error) : null,
    loadMore: () => setSize((pages) => pages + 1),
    refresh: () => mutate(),
  };
}
