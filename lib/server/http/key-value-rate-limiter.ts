import {
  type IRateLimiterStoreOptions,
  RateLimiterMemory,
  RateLimiterRes,
  RateLimiterStoreAbstract,
} from 'rate-limiter-flexible';
import type { KeyValueStore } from '@/lib/data/kv/key-value-store';
import { SECOND } from '@/lib/foundation/time';

export interface RateLimit {
  name: string;
  points: number;
  windowSeconds: number;
}

interface Count {
  consumed: number;
  msBeforeNext: number;
}

/** Counts in whatever key-value store is in use, in windows aligned to the clock; in this process while the store is away. */
class KeyValueRateLimiter extends RateLimiterStoreAbstract {
  constructor(
    private readonly store: () => KeyValueStore,
    options: Omit<IRateLimiterStoreOptions, 'storeClient'>,
  ) {
    super({ ...options, storeClient: undefined });
  }

  async _upsert(key: string, _points: number, windowMs: number): Promise<Count> {
    const { name, msBeforeNext } = currentWindow(key, windowMs);
    const consumed = await this.store().increment(name, { ttlSeconds: Math.ceil(windowMs / SECOND) });
    return { consumed, msBeforeNext };
  }

  async _get(key: string): Promise<Count | null> {
    const { name, msBeforeNext } = currentWindow(key, this.duration * SECOND);
    const consumed = await this.store().get(name);
    return consumed === null ? null : { consumed: Number(consumed), msBeforeNext };
  }

  _getRateLimiterRes(_key: string, changed: number, { consumed, msBeforeNext }: Count): RateLimiterRes {
    return new RateLimiterRes(Math.max(this.points - consumed, 0), msBeforeNext, consumed, consumed === changed);
  }
}

export function keyValueRateLimiter({ name, points, windowSeconds }: RateLimit, store: () => KeyValueStore) {
  const options = { keyPrefix: `rate:${name}`, points, duration: windowSeconds };
  return new KeyValueRateLimiter(store, { ...options, insuranceLimiter: new RateLimiterMemory(options) });
}

function currentWindow(key: string, windowMs: number): { name: string; msBeforeNext: number } {
  const now = Date.now();
  return { name: `${key}:${Math.floor(now / windowMs)}`, msBeforeNext: windowMs - (now % windowMs) };
}
