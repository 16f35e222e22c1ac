'use client';
import useSWR from 'swr';
import type { ScheduledPostDetail } from '@/lib/contracts/scheduled-posts';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { type ApiProblem, asApiProblem } from './api-problem';
import { request, trusted } from './fetcher';
import { pollReceiptMs } from './poll-interval';

const answer = trusted<{ data: ScheduledPostDetail }>();

/** The receipt of one post, asked again until nothing more will happen to it. */
export function useScheduledPost(businessId: string, id: string) {
  const { data, error, isValidating, mutate } = useSWR(
    swrKeys.scheduledPost(businessId, id),
    (path: string) => request(path, answer),
    { refreshInterval: (latest) => pollReceiptMs(latest?.data, new Date()), dedupingInterval: 500 },
  );
  const problem: ApiProblem | null = error ? asApiProblem(error) : null;
  return { post: data?.data, problem, isValidating, refresh: () => mutate(), mutate };
}
