'use client';
import useSWRInfinite, { type SWRInfiniteConfiguration } from 'swr/infinite';
import type { Page } from '@/lib/contracts/page';
import { type ApiProblem, asApiProblem } from './api-problem';
import { type Parser, request } from './fetcher';
import type { PageKey } from './page-key';

export interface PageList<Item> {
  /** Undefined until the first page is here. */
  items: Item[] | undefined;
  hasMore: boolean;
  isLoadingMore: boolean;
  isValidating: boolean;
  problem: ApiProblem | null;
  loadMore(): void;
  refresh(): void;
}

/** A list that is read a page at a time. Its first page is asked again when the window gains focus. */
export function usePageList<Item>(
  key: PageKey,
  answer: Parser<Page<Item>>,
  options?: Pick<SWRInfiniteConfiguration, 'refreshInterval' | 'revalidateAll'>,
): PageList<Item> {
  const { data, error, size, setSize, isValidating, mutate } = useSWRInfinite(
    key,
    (path: string) => request(path, answer),
    options,
  );
  return {
    items: data?.flatMap((page) => page.data),
    hasMore: data?.at(-1)?.hasMore ?? false,
    isLoadingMore: isValidating && data !== undefined && data.length < size,
    isValidating,
    problem: error ? asApiProblem(error) : null,
    loadMore: () => void setSize((pages) => pages + 1),
    refresh: () => void mutate(),
  };
}
