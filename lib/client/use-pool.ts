'use client';
import { useState } from 'react';
import useSWR from 'swr';
import type { PoolSnapshot } from '@/lib/contracts/health';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { asApiProblem } from './api-problem';
import { request, trusted } from './fetcher';
import { POOL_POLL_MS, type PoolSample, sampleOf, withSample } from './pool-history';

const answer = trusted<PoolSnapshot>();

/** The pool every two seconds while the page is seen, with what was read in the last minutes. */
export function usePool() {
  const [history, setHistory] = useState<PoolSample[]>([]);
  const { data, error, isValidating, mutate } = useSWR(swrKeys.pool(), (path: string) => request(path, answer), {
    refreshInterval: POOL_POLL_MS,
    refreshWhenHidden: false,
    dedupingInterval: POOL_POLL_MS / 2,
    onSuccess: (snapshot) => setHistory((before) => withSample(before, sampleOf(snapshot, Date.now()))),
  });
  return { pool: data, history, problem: error ? asApiProblem(error) : null, isValidating, refresh: () => mutate() };
}
