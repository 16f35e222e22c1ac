'use client';
import type { WorkersSeen } from '@/lib/contracts/health';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { usePolled } from './use-polled';

/** Whether posts are being published. Nothing while it is not known. */
export function useWorkers(): WorkersSeen | undefined {
  const { data, problem } = usePolled<WorkersSeen>(swrKeys.workers());
  return problem ? undefined : data;
}
