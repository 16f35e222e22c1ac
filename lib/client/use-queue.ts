'use client';
import useSWR from 'swr';
import type { Queue } from '@/lib/contracts/queue';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { SECOND } from '@/lib/foundation/time';
import { asApiProblem } from './api-problem';
import { request, trusted } from './fetcher';

const POLL_MS = 10 * SECOND;
const answer = trusted<Queue>();

/** The queue as the operator sees it, every ten seconds while the page is seen. */
export function useQueue() {
  const { data, error, isValidating, mutate } = useSWR(swrKeys.queue(), (path: string) => request(path, answer), {
    refreshInterval: POLL_MS,
    refreshWhenHidden: false,
    dedupingInterval: POLL_MS / 2,
  });
  return { queue: data, problem: error ? asApiProblem(error) : null, isValidating, refresh: () => mutate() };
}
