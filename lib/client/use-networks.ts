'use client';
import useSWR from 'swr';
import type { Networks } from '@/lib/contracts/networks';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { SECOND } from '@/lib/foundation/time';
import { asApiProblem } from './api-problem';
import { request, trusted } from './fetcher';

const POLL_MS = 10 * SECOND;
const answer = trusted<Networks>();

/** The networks as the operator sees them, every ten seconds while the page is seen; read once for all that ask. */
export function useNetworks() {
  const { data, error, isValidating, mutate } = useSWR(swrKeys.networks(), (path: string) => request(path, answer), {
    refreshInterval: POLL_MS,
    refreshWhenHidden: false,
    dedupingInterval: POLL_MS / 2,
  });
  return { networks: data, problem: error ? asApiProblem(error) : null, isValidating, refresh: () => mutate() };
}
