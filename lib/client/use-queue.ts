'use client';
import type { Queue } from '@/lib/contracts/queue';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { usePolled } from './use-polled';

/** The queue as the operator sees it. */
export function useQueue() {
  const { data: queue, ...rest } = usePolled<Queue>(swrKeys.queue());
  return { queue, ...rest };
}
