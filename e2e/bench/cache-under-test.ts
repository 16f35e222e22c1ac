import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { Caches } from '@/lib/data/cache/caches';
import { cacheKey } from '@/lib/data/cache/keys';
import { RedisStore } from '@/lib/data/kv/redis';

const versionSchema = z.object({ business: z.string(), version: z.number() });
export type Version = z.infer<typeof versionSchema>;

/** The product's caches over a Redis, and in that Redis, beside them, the truth that they are loaded from. */
export class CacheUnderTest {
  loads = 0;
  loadMs = 0;
  private constructor(
    readonly caches: Caches,
    private readonly store: RedisStore,
    readonly client: Redis,
  ) {}

  static async open(url: string): Promise<CacheUnderTest> {
    const store = new RedisStore(url);
    const caches = new Caches(store);
    await caches.start();
    while (!caches.snapshot().hears) await sleep(5);
    return new CacheUnderTest(caches, store, new Redis(url));
  }

  /** A committed write; the caches do not know of it yet. */
  async commit(business: string): Promise<number> {
    return this.client.incr(`truth:${business}`);
  }

  read(business: string): Promise<Version> {
    const key = cacheKey(business, 'version');
    return this.caches.kinds.analytics.getOrSet({ key, schema: versionSchema, load: () => this.load(business) });
  }

  /** The uncached path. */
  async load(business: string): Promise<Version> {
    this.loads += 1;
    if (this.loadMs > 0) await sleep(this.loadMs);
    return { business, version: Number((await this.client.get(`truth:${business}`)) ?? 0) };
  }

  async close(): Promise<void> {
    this.caches.stop();
    await this.store.close();
    this.client.disconnect();
  }
}
