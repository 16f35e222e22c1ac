/** The one shape of the key-value store. Values are strings; every write has a lifetime. A driver error is an `AppError('unavailable')`. */
export interface KeyValueStore {
  readonly driver: 'memory' | 'redis' | 'vercel-kv';
  get(key: string): Promise<string | null>;
  /** @returns false when `onlyIfAbsent` was asked and the key stood already. */
  set(key: string, value: string, options: { ttlSeconds: number; onlyIfAbsent?: boolean }): Promise<boolean>;
  /** Reads and deletes in one step: of two callers, one gets the value. */
  take(key: string): Promise<string | null>;
  delete(key: string): Promise<void>;
  /** Adds one and returns the new value; the lifetime starts at the first increment. */
  increment(key: string, options: { ttlSeconds: number }): Promise<number>;
  /** Milliseconds of one round trip; throws when the store cannot be reached. */
  ping(): Promise<number>;
  close(): Promise<void>;
}
