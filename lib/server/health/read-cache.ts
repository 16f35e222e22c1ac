import type { CacheSnapshot } from '@/lib/contracts/operator';
import { caches } from '@/lib/data/cache/instances';

/** The caches of this process as they stand. */
export function readCache(): CacheSnapshot {
  const { tier, breaker, storeErrors, instances } = caches().snapshot();
  return { tier, isAnswering: breaker !== 'open', storeErrors, instances };
}
