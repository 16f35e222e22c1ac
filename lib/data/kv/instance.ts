import { env } from '@/lib/foundation/env';
import { remember } from '@/lib/foundation/remember';
import type { KeyValueStore } from './key-value-store';
import { MemoryStore } from './memory';
import { RedisStore } from './redis';
import { VercelKvStore } from './vercel-kv';

/** The key-value store of this process: over REST, over TCP, or in the process, by what the environment names. */
export const keyValueStore = (): KeyValueStore =>
  remember('key-value-store', () => {
    const { KV_REST_API_URL, KV_REST_API_TOKEN, REDIS_URL } = env();
    if (KV_REST_API_URL && KV_REST_API_TOKEN)
      return new VercelKvStore({ url: KV_REST_API_URL, token: KV_REST_API_TOKEN });
    return REDIS_URL ? new RedisStore(REDIS_URL) : new MemoryStore();
  });
