'use client';
import useSWR from 'swr';
import { SECOND } from '@/lib/foundation/time';
import { asApiProblem } from './api-problem';
import { request, trusted } from './fetcher';

const POLL_MS = 10 * SECOND;

/** What one of our addresses answers, every ten seconds while the page is seen; read once for all that ask. */
export function usePolled<Value>(path: string) {
  const { data, error, isValidating, mutate } = useSWR(path, (from: string) => request(from, trusted<Value>()), {
    refreshInterval: POLL_MS,
    refreshWhenHidden: false,
    dedupingInterval: POLL_MS / 2,
  });
  return { data, problem: error ? asApiProblem(error) : null, isValidating, refresh: () => mutate() };
}
