import type { VercelKV } from '@vercel/kv';
import { SECOND } from '@/lib/foundation/time';
import type { KeyValueStore } from './key-value-store';
import { orUnavailable, STORE_TIMEOUT_MS } from './unavailable';

const SCAN_COUNT = 1_000;

export interface VercelKvOptions {
  url: string;
  token: string;
}

/** Redis over REST (Vercel KV, Upstash). One attempt a request: a repeated `take` would lose what the first one read. */
export class VercelKvStore implements KeyValueStore {
  readonly driver = 'vercel-kv';
  #client: Promise<VercelKV> | undefined;

  constructor(private readonly options: VercelKvOptions) {}

  get(key: string): Promise<string | null> {
    return this.#request((kv) => kv.get<string>(key));
  }

  async set(key: string, value: string, options: { ttlSeconds: number; onlyIfAbsent?: boolean }): Promise<boolean> {
    const px = options.ttlSeconds * SECOND;
    const reply = await this.#request((kv) => kv.set(key, value, options.onlyIfAbsent ? { px, nx: true } : { px }));
    return reply === 'OK';
  }

  take(key: string): Promise<string | null> {
    return this.#request((kv) => kv.getdel<string>(key));
  }

  async delete(...keys: string[]): Promise<void> {
    if (keys.length > 0) await this.#request((kv) => kv.del(...keys));
  }

  getMany(keys: string[]): Promise<(string | null)[]> {
    return this.#request((kv) => kv.mget<(string | null)[]>(...keys));
  }

  async increment(key: string, { ttlSeconds, startAt = 0 }: { ttlSeconds: number; startAt?: number }): Promise<number> {
    const px = ttlSeconds * SECOND;
    const [, count] = await this.#request((kv) => kv.multi().set(key, startAt, { px, nx: true }).incr(key).exec());
    return count;
  }

  async *keys(pattern: string): AsyncIterable<string[]> {
    let cursor = '0';
    do {
      const [next, keys] = await this.#request((kv) => kv.scan(cursor, { match: pattern, count: SCAN_COUNT }));
      if (keys.length > 0) yield keys;
      cursor = String(next);
    } while (cursor !== '0');
  }

  async publish(channel: string, message: string): Promise<void> {
    await this.#request((kv) => kv.publish(channel, message));
  }

  async ping(): Promise<number> {
    const startedAt = performance.now();
    await this.#request((kv) => kv.ping());
    return performance.now() - startedAt;
  }

  /** Nothing is held open between requests. */
  async close(): Promise<void> {
    this.#client = undefined;
  }

  #request<T>(command: (kv: VercelKV) => Promise<T>): Promise<T> {
    this.#client ??= connect(this.options);
    const client = this.#client;
    return orUnavailable(async () => command(await client));
  }
}

async function connect({ url, token }: VercelKvOptions): Promise<VercelKV> {
  const { createClient } = await import('@vercel/kv');
  return createClient({
    url,
    token,
    automaticDeserialization: false,
    enableTelemetry: false,
    retry: { retries: 0 },
    signal: () => AbortSignal.timeout(STORE_TIMEOUT_MS),
  });
}
