'use client';
import useSWR from 'swr';
import { type ApiProblem, asApiProblem } from './api-problem';
import { request, trusted } from './fetcher';

/** What a page says of itself to those that draw a card of it. */
export interface LinkPreview {
  url: string;
  title: string | null;
  description: string | null;
  imageUrl: string | null;
}

const answer = trusted<{ data: LinkPreview }>();

/** The page behind an address as the server read it; nothing is asked while there is none. */
export function useLinkPreview(businessId: string, url: string | null) {
  const { data, error, isLoading } = useSWR(
    url && `/api/v2/link-preview?${new URLSearchParams({ businessId, url })}`,
    (path: string) => request(path, answer),
    { revalidateOnFocus: false, revalidateIfStale: false, shouldRetryOnError: false },
  );
  const problem: ApiProblem | null = error ? asApiProblem(error) : null;
  return { preview: data?.data ?? null, problem, isLoading };
}
