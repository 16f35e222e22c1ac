import type { Redis } from 'ioredis';
import { logger } from '@/lib/foundation/logger';
import { backoffMs } from '@/lib/foundation/retry';
import { SECOND } from '@/lib/foundation/time';
import type { KeyValueStore } from './key-value-store';
import { orUnavailable, STORE_TIMEOUT_MS } from './unavailable';

/** Redis over TCP. While it is away each request fails at once instead of waiting in a queue; the client reconnects alone. */
export class RedisStore implements KeyValueStore {
  readonly driver = 'redis';
  #client: Promise<Redis> | undefined;

  constructor(private readonly url: string) {}

  get(key: string): Promise<string | null> {
    return this.#request((redis) => redis.get(key));
  }

  async set(key: string, value: string, options: { ttlSeconds: number; onlyIfAbsent?: boolean }): Promise<boolean> {
    const ttlMs = options.ttlSeconds * SECOND;
    const reply = await this.#request((redis) =>
      options.onlyIfAbsent ? redis.set(key, value, 'PX', ttlMs, 'NX') : redis.set(key, value, 'PX', ttlMs),
    );
    return reply === 'OK';
  }

  take(key: string): Promise<string | null> {
    return this.#request((redis) => redis.getdel(key));
  }

  async delete(key: string): Promise<void> {
    await this.#request((redis) => redis.del(key));
  }

  async increment(key: string, { ttlSeconds }: { ttlSeconds: number }): Promise<number> {
    return this.#request(async (redis) => {
      const replies = await redis
        .multi()
        .set(key, 0, 'PX', ttlSeconds * SECOND, 'NX')
        .incr(key)
        .exec();
      const [error, count] = replies?.[1] ?? [new Error('The transaction was discarded.'), null];
      if (error) throw error;
      return Number(count);
    });
  }

  async ping(): Promise<number> {
    const startedAt = performance.now();
    await this.#request((redis) => redis.ping());
    return performance.now() - startedAt;
  }

  async close(): Promise<void> {
    const client = await this.#client;
    client?.disconnect();
  }

  #request<T>(command: (redis: Redis) => Promise<T>): Promise<T> {
    this.#client ??= connect(this.url);
    const client = this.#client;
    return orUnavailable(async () => command(await client));
  }
}

/** Loads the client at first use: without REDIS_URL no process carries it. Resolves after the first attempt, well or not. */
async function connect(url: string): Promise<Redis> {
  const { Redis } = await import('ioredis');
  const redis = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    connectTimeout: STORE_TIMEOUT_MS,
    commandTimeout: STORE_TIMEOUT_MS,
    retryStrategy: (attempt) => backoffMs(attempt, { baseMs: 100, maxMs: 2 * SECOND }),
  });
  redis.on('error', (error) => logger().warn({ err: error }, 'Redis does not answer.'));
  // The error listener above has told of a failure; the requests that follow report it to their callers.
  await redis.connect().catch(() => undefined);
  return redis;
}
