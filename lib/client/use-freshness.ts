'use client';
import { useEffect, useEffectEvent } from 'react';
import useSWR from 'swr';
import type { BusinessVersion } from '@/lib/contracts/business';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { MINUTE, SECOND } from '@/lib/foundation/time';
import { type ApiProblem, asApiProblem } from './api-problem';
import { request, trusted } from './fetcher';

const answer = trusted<{ data: BusinessVersion }>();
/** When the renderings were made that were on show before: one that comes again came out of the router's cache. */
const shown = new Set<string>();

/**
 * Asks whether a page that the server rendered at `rendered` still stands: each minute, on focus and on return to it.
 * `onChange` is called when it may not, and when the answer is a refusal. @returns since when what is on show holds.
 */
export function useFreshness(
  businessId: string,
  rendered: BusinessVersion,
  onChange: () => void,
): { asOf: string; problem: ApiProblem | null } {
  const { data, error, mutate } = useSWR(swrKeys.businessVersion(businessId), (path: string) => request(path, answer), {
    refreshInterval: MINUTE,
    focusThrottleInterval: 10 * SECOND,
    revalidateOnMount: false,
    onSuccess: ({ data: { version } }) => {
      if (version !== rendered.version) onChange();
    },
    onError: (cause) => {
      if (isRefusal(asApiProblem(cause))) onChange();
    },
  });
  const comesAgain = useEffectEvent(() => void mutate());
  useEffect(() => {
    if (shown.has(rendered.asOf)) comesAgain();
    shown.add(rendered.asOf);
  }, [rendered.asOf]);
  const isNewer = data?.data.version === rendered.version && data.data.asOf > rendered.asOf;
  return { asOf: isNewer ? data.data.asOf : rendered.asOf, problem: error ? asApiProblem(error) : null };
}

/** Signed out, or a member no more: the page itself says what to do. */
const isRefusal = ({ status }: ApiProblem): boolean => status === 401 || status === 403 || status === 404;
