'use client';
import useSWR from 'swr';
import type { LinkPreview } from '@/lib/contracts/link-preview';
import { type ApiProblem, asApiProblem } from './api-problem';
import { request, trusted } from './fetcher';

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
