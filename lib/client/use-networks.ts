'use client';
import type { Networks } from '@/lib/contracts/networks';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { usePolled } from './use-polled';

/** The networks as the operator sees them. */
export function useNetworks() {
  const { data: networks, ...rest } = usePolled<Networks>(swrKeys.networks());
  return { networks, ...rest };
}
