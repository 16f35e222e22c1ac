import type { Redis } from 'ioredis';
import { Batcher } from '@/lib/foundation/batcher';
import { AppError } from '@/lib/foundation/errors';
import { logger } from '@/lib/foundation/logger';
import { backoffMs } from '@/lib/foundation/retry';
import { SECOND } from '@/lib/foundation/time';
import type { KeyValueStore, Listener } from './key-value-store';
import { listen } from './redis-listener';
import { orUnavailable, STORE_TIMEOUT_MS } from './unavailable';

const SCAN_COUNT = 1_000;

interface Increment {
  key: string;
  startAt: number;
  ttlMs: number;
}

const INCREMENT_ALL = `local counts = {}
for i, key in ipairs(KEYS) do
  redis.call('SET', key, ARGV[2 * i - 1], 'PX', ARGV[2 * i], 'NX')
  counts[i] = redis.call('INCR', key)
end
return counts`;

/** Redis over TCP. While it is away each request fails at once instead of waiting in a queue; the client reconnects alone. */
export class RedisStore implements KeyValueStore {
  readonly driver = 'redis';
  #client: Promise<Redis> | undefined;
  readonly #listening = new Set<Redis>();
  #isClosed = false;
  readonly #increment = new Batcher((asked: readonly Increment[]) => this.#incrementAll(asked));

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

  async delete(...keys: string[]): Promise<void> {
    if (keys.length > 0) await this.#request((redis) => redis.del(...keys));
  }

  getMany(keys: string[]): Promise<(string | null)[]> {
    return this.#request((redis) => redis.mget(...keys));
  }

  increment(key: string, { ttlSeconds, startAt = 0 }: { ttlSeconds: number; startAt?: number }): Promise<number> {
    return this.#increment.run({ key, startAt, ttlMs: ttlSeconds * SECOND });
  }

  async *keys(pattern: string): AsyncIterable<string[]> {
    let cursor = '0';
    do {
      const [next, keys] = await this.#request((redis) => redis.scan(cursor, 'MATCH', pattern, 'COUNT', SCAN_COUNT));
      if (keys.length > 0) yield keys;
      cursor = next;
    } while (cursor !== '0');
  }

  async publish(channel: string, message: string): Promise<void> {
    await this.#request((redis) => redis.publish(channel, message));
  }

  async subscribe(channel: string, listener: Listener): Promise<void> {
    const client = await this.#connected();
    if (!this.#isClosed) this.#listening.add(listen(client, channel, listener));
  }

  async ping(): Promise<number> {
    const startedAt = performance.now();
    const reply = await this.#request((redis) => redis.ping());
    if (reply !== 'PONG')
      throw new AppError('unavailable', 'What answers at REDIS_URL is not Redis. Check the address.');
    return performance.now() - startedAt;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const client = await this.#client;
    client?.disconnect();
    for (const listening of this.#listening) listening.disconnect();
  }

  async #incrementAll(asked: readonly Increment[]): Promise<number[]> {
    const keys = asked.map(({ key }) => key);
    const args = asked.flatMap(({ startAt, ttlMs }) => [startAt, ttlMs]);
    const counts = await this.#request((redis) => redis.eval(INCREMENT_ALL, keys.length, ...keys, ...args));
    return Array.isArray(counts) ? counts.map(Number) : [];
  }

  #connected(): Promise<Redis> {
    this.#client ??= connect(this.url);
    return this.#client;
  }

  #request<T>(command: (redis: Redis) => Promise<T>): Promise<T> {
    return orUnavailable(async () => command(await this.#connected()));
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
