import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { KeyValueStore } from '@/lib/data/kv/key-value-store';
import { Caches } from './caches';
import { cacheKey } from './keys';
import type { Query } from './query-cache';

export const versionSchema = z.object({ businessId: z.string(), version: z.number(), filler: z.string() });
export type Version = z.infer<typeof versionSchema>;

/** Stands for the database: the newest version of each business, and how often it was asked. */
export class Truth {
  readonly versions = new Map<string, number>();
  loads = 0;
  loadMs = 2;

  query(businessId: string, name = 'version'): Query<Version> {
    return { key: cacheKey(businessId, name), schema: versionSchema, load: () => this.#load(businessId) };
  }

  /** A committed write. */
  commit(businessId: string): number {
    const version = (this.versions.get(businessId) ?? 0) + 1;
    this.versions.set(businessId, version);
    return version;
  }

  async #load(businessId: string): Promise<Version> {
    this.loads += 1;
    const version = this.versions.get(businessId) ?? 0;
    await sleep(this.loadMs);
    return { businessId, version, filler: 'x'.repeat(200) };
  }
}

/** One process of several: its own connections, tiers and counts. */
export async function openProcess(store: KeyValueStore, limitMs?: number) {
  const caches = new Caches(store, limitMs);
  await caches.start();
  return {
    caches,
    cache: caches.kinds.analytics,
    close: async () => {
      caches.stop();
      await store.close();
    },
  };
}
export type CacheProcess = Awaited<ReturnType<typeof openProcess>>;
