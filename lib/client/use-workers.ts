'use client';
import useSWR from 'swr';
import type { WorkersSeen } from '@/lib/contracts/health';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { SECOND } from '@/lib/foundation/time';
import { request, trusted } from './fetcher';

const POLL_MS = 10 * SECOND;
const answer = trusted<WorkersSeen>();

/** Whether posts are being published, every ten seconds while the page is seen. Nothing while it is not known. */
export function useWorkers(): WorkersSeen | undefined {
  const { data, error } = useSWR(swrKeys.workers(), (path: string) => request(path, answer), {
    refreshInterval: POLL_MS,
    refreshWhenHidden: false,
    dedupingInterval: POLL_MS / 2,
  });
  return error ? undefined : data;
}
