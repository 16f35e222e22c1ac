import type { KeyValueStore } from '@/lib/data/kv/key-value-store';
import { MINUTE, SECOND } from '@/lib/foundation/time';
import { Generations } from './generations';
import { EVERYTHING, scopeOfBusiness, scopeOfInstance } from './keys';
import { QueryCache } from './query-cache';
import { SharedTier } from './shared-tier';
import { StoreLink } from './store-link';

const MB = 1_000_000;
const seconds = (ms: number): number => ms / SECOND;

/** How long each kind is fresh, how long it may be served once more behind that, and its room in a process. */
const KINDS = {
  analytics: { ttlSeconds: seconds(5 * MINUTE), graceSeconds: seconds(5 * MINUTE), bytesMax: 16 * MB },
  dashboard: { ttlSeconds: seconds(MINUTE), graceSeconds: seconds(MINUTE), bytesMax: 8 * MB },
  strategy: { ttlSeconds: seconds(15 * MINUTE), graceSeconds: seconds(15 * MINUTE), bytesMax: 4 * MB },
  posts: { ttlSeconds: seconds(10 * MINUTE), graceSeconds: seconds(5 * MINUTE), bytesMax: 16 * MB },
} as const;
export type CacheKind = keyof typeof KINDS;

/** The caches of one process over one store. */
export class Caches {
  readonly #link: StoreLink;
  readonly #generations: Generations;
  #started: Promise<void> | undefined;
  readonly kinds: Record<CacheKind, QueryCache>;

  /** `limitMs`: how long a request waits for the store, if not as its driver is used to. */
  constructor(store: KeyValueStore, limitMs?: number) {
    this.#link = new StoreLink(store, limitMs);
    this.#generations = new Generations(this.#link);
    const shared = new SharedTier(this.#link);
    const open = (name: CacheKind): QueryCache => new QueryCache({ name, ...KINDS[name] }, this.#generations, shared);
    this.kinds = {
      analytics: open('analytics'),
      dashboard: open('dashboard'),
      strategy: open('strategy'),
      posts: open('posts'),
    };
  }

  /** Connects, and hears from then on what other processes change. */
  start(): Promise<void> {
    this.#started ??= this.#generations.start();
    return this.#started;
  }

  invalidateBusiness(businessId: string): Promise<void> {
    return this.#generations.bump(scopeOfBusiness(businessId));
  }

  invalidateKind(kind: CacheKind): Promise<void> {
    return this.#generations.bump(scopeOfInstance(kind));
  }

  invalidateEverything(): Promise<void> {
    return this.#generations.bump(EVERYTHING);
  }

  snapshot() {
    const { driver, breaker, errors } = this.#link.snapshot();
    return {
      /** Where values are kept besides this process. */
      tier: driver,
      breaker,
      storeErrors: errors,
      ...this.#generations.snapshot(),
      instances: Object.values(this.kinds).map((cache) => cache.snapshot()),
    };
  }

  stop(): void {
    this.#link.stop();
    this.#generations.stop();
  }
}
