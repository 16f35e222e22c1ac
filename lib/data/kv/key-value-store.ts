/** The one shape of the key-value store. Values are strings; every write has a lifetime. A driver error is an `AppError('unavailable')`. */
export interface KeyValueStore {
  readonly driver: 'memory' | 'redis' | 'vercel-kv';
  get(key: string): Promise<string | null>;
  /** @returns false when `onlyIfAbsent` was asked and the key stood already. */
  set(key: string, value: string, options: { ttlSeconds: number; onlyIfAbsent?: boolean }): Promise<boolean>;
  /** Reads and deletes in one step: of two callers, one gets the value. */
  take(key: string): Promise<string | null>;
  delete(...keys: string[]): Promise<void>;
  /** The values of several keys, in their order, in one round trip. */
  getMany(keys: string[]): Promise<(string | null)[]>;
  /** Adds one and returns the new value; the lifetime starts at the first increment, which counts from `startAt` (0). */
  increment(key: string, options: { ttlSeconds: number; startAt?: number }): Promise<number>;
  /** Keys that match a glob pattern, in portions, by SCAN: it never holds the store up, and may miss what is written meanwhile. */
  keys(pattern: string): AsyncIterable<string[]>;
  /** Tells every process that listens. */
  publish(channel: string, message: string): Promise<void>;
  /** Where the driver can: calls back until the store is closed. */
  subscribe?(channel: string, listener: Listener): Promise<void>;
  /** Milliseconds of one round trip; throws when the store cannot be reached. */
  ping(): Promise<number>;
  close(): Promise<void>;
}

export interface Listener {
  onMessage(message: string): void;
  /** Whether messages arrive from now on; what was published in between is lost. */
  onListening(isListening: boolean): void;
}
