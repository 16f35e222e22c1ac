'use client';
import useSWR from 'swr';
import type { NextSlotsResponse } from '@/lib/contracts/slots';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { MINUTE } from '@/lib/foundation/time';
import { asApiProblem } from './api-problem';
import { request, trusted } from './fetcher';

const answer = trusted<NextSlotsResponse>();

/** The next free slots of an account by its saved posting times, begun with what the page has read. */
export function useFreeSlots(businessId: string, accountId: string, initial: NextSlotsResponse) {
  const key = swrKeys.nextSlots(businessId, accountId);
  const { data, error, isValidating, mutate } = useSWR(key, (path: string) => request(path, answer), {
    fallbackData: initial,
    refreshInterval: MINUTE,
  });
  return {
    ...(data ?? initial).data,
    problem: error ? asApiProblem(error) : null,
    isValidating,
    refresh: () => mutate(),
  };
}
