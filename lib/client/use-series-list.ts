'use client';
import useSWRInfinite from 'swr/infinite';
import type { RecurrencesPage } from '@/lib/contracts/recurrences';
import { asApiProblem } from './api-problem';
import { request, trusted } from './fetcher';
import { seriesPageKey } from './series-page-key';

const answer = trusted<RecurrencesPage>();

/** The series of a business, newest first. */
export function useSeriesList(businessId: string) {
  const { data, error, size, setSize, isValidating, mutate } = useSWRInfinite(
    seriesPageKey(businessId),
    (path: string) => request(path, answer),
    { revalidateAll: true },
  );
  return {
    series: data?.flatMap((page) => page.data),
    hasMore: data?.at(-1)?.hasMore ?? false,
    isLoadingMore: isValidating && data !== undefined && data.length < size,
    isValidating,
    problem: error ? asApiProblem(error) : null,
    loadMore: () => setSize((pages) => pages + 1),
    refresh: () => mutate(),
  };
}
