'use client';
import { useState } from 'react';
import useSWR from 'swr';
import type { NextSlotOfEachResponse } from '@/lib/contracts/slots';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { MINUTE, SECOND } from '@/lib/foundation/time';
import { asApiProblem } from './api-problem';
import { request, trusted } from './fetcher';

const answer = trusted<NextSlotOfEachResponse>();

export type NextSlot = NextSlotOfEachResponse['data']['accounts'][number];

/** The next free slot of each account; an earlier one stands while more accounts are asked for, never from an earlier visit. */
export function useNextSlots(businessId: string, accountIds: readonly string[]) {
  const [visit] = useState(() => Date.now());
  const { data, error, isValidating, mutate } = useSWR(
    accountIds.length > 0 ? [swrKeys.nextSlotOfEach(businessId, accountIds), visit] : null,
    ([path]) => request(path, answer),
    { keepPreviousData: true, refreshInterval: MINUTE, focusThrottleInterval: SECOND },
  );
  const known = new Map(data?.data.accounts.map((each) => [each.accountId, each]));
  return {
    slotOf: (accountId: string): NextSlot | undefined => known.get(accountId),
    problem: error ? asApiProblem(error) : null,
    isValidating,
    refresh: () => mutate(),
  };
}
