import { unstable_cache } from 'next/cache';
import { businessOf, tagOf } from './keys';
import type { Query, QueryCache } from './query-cache';

/**
 * A read for server components: kept by Next under the generation of our own cache, which loads beneath it, once for all.
 * Next would serve a passed entry whatever its age: the lifetime is a part of the key, so that none is ever found.
 */
export async function cachedForPages<T>(cache: QueryCache, query: Query<T>): Promise<T> {
  const stamp = await cache.stampOf(query.key);
  if (!stamp.isShared) return cache.getAt(stamp, query);
  const { name, ttlSeconds } = cache.options;
  const lifetime = Math.floor(Date.now() / 1_000 / ttlSeconds);
  const parts = [name, query.key, stamp.text, String(lifetime)];
  const read = unstable_cache(() => cache.getAt(stamp, query), parts, {
    tags: [tagOf(businessOf(query.key))],
    revalidate: ttlSeconds,
  });
  return read();
}
