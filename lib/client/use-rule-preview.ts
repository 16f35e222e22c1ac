'use client';
import useSWR from 'swr';
import type { PreviewRecurrenceResponse, RecurrenceRule } from '@/lib/contracts/recurrence-rule';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { type ApiProblem, asApiProblem } from './api-problem';
import { request, trusted } from './fetcher';

const answer = trusted<PreviewRecurrenceResponse>();

/** The next times at which a rule comes, as the server's clock of the zone has them. */
export function useRulePreview(businessId: string, zone: string, rule: RecurrenceRule) {
  const path = swrKeys.recurrencePreview(businessId);
  const { data, error } = useSWR(
    [path, zone, JSON.stringify(rule)],
    () => request(path, answer, { method: 'POST', body: { zone, rule } }),
    { keepPreviousData: true, revalidateOnFocus: false, shouldRetryOnError: false },
  );
  const problem: ApiProblem | null = error ? asApiProblem(error) : null;
  return { occurrences: problem ? undefined : data?.data.occurrences, problem };
}
