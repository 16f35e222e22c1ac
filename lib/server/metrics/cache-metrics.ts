import { caches } from '@/lib/data/cache/instances';
import type { Metric } from './prometheus-text';

const COUNTED = ['hit', 'miss', 'stale', 'error', 'load', 'tooLarge'] as const;

/** The caches of this web process, each by its name, and the store beneath them. */
export function cacheMetrics(): Metric[] {
  const { breaker, hears, pending, storeErrors, tier, instances } = caches().snapshot();
  const gauge = (name: string, help: string, value: number): Metric => ({
    ...{ name, type: 'gauge', help },
    samples: [{ labels: { store: tier }, value }],
  });
  const perCache = (name: string, help: string, of: (cache: (typeof instances)[number]) => number): Metric => ({
    ...{ name, type: 'gauge', help },
    samples: instances.map((cache) => ({ labels: { cache: cache.name }, value: of(cache) })),
  });
  return [
    {
      name: 'cache_reads_total',
      type: 'counter',
      help: 'What became of reads through the cache: hit, miss, stale; loads, unreadable entries and too large values.',
      samples: instances.flatMap((cache) =>
        COUNTED.map((result) => ({ labels: { cache: cache.name, result }, value: cache[result] })),
      ),
    },
    perCache('cache_entries', 'Values kept in this process.', (cache) => cache.entries),
    perCache('cache_bytes', 'Bytes of the values kept in this process, as JSON.', (cache) => cache.bytes),
    gauge('cache_store_breaker_open', 'Whether the cache does without its store.', breaker === 'open' ? 1 : 0),
    gauge('cache_store_listening', 'Whether changes of other processes are heard.', hears ? 1 : 0),
    gauge('cache_invalidations_pending', 'Invalidations that the store has not taken yet.', pending),
    {
      ...{ name: 'cache_store_errors_total', type: 'counter', help: 'Requests that the store did not answer in time.' },
      samples: [{ labels: { store: tier }, value: storeErrors }],
    },
  ];
}
