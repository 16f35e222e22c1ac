'use client';
import useSWR from 'swr';
import type { RecurrenceResponse } from '@/lib/contracts/recurrences';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { asApiProblem } from './api-problem';
import { request, trusted } from './fetcher';

const answer = trusted<RecurrenceResponse>();

export function useSeries(businessId: string, id: string) {
  const { data, error, mutate } = useSWR(swrKeys.recurrence(businessId, id), (path: string) => request(path, answer));
  return { series: data?.data, problem: error ? asApiProblem(error) : null, refresh: () => mutate() };
}
