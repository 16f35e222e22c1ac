import { SECOND } from '@/lib/foundation/time';
import type { KeyValueStore } from './key-value-store';

/** Redis' patterns as far as they are used here: `*` for anything. */
const matchesGlob = (pattern: string, key: string): boolean =>
  new RegExp(`^${pattern.replace(/[\\^$.+?()[\]{}|]/g, '\\$&').replaceAll('*', '.*')}$`, 's').test(key);

interface Entry {
  value: string;
  expiresAt: number;
}

/** In this process alone: for one web server without Redis. Beyond `maxEntries` the longest unwritten go first. */
export class MemoryStore implements KeyValueStore {
  readonly driver = 'memory';
  readonly #entries = new Map<string, Entry>();

  constructor(
    private readonly maxEntries = 100_000,
    private readonly clock: () => number = Date.now,
  ) {}

  async get(key: string): Promise<string | null> {
    return this.#live(key)?.value ?? null;
  }

  async set(key: string, value: string, options: { ttlSeconds: number; onlyIfAbsent?: boolean }): Promise<boolean> {
    if (options.onlyIfAbsent && this.#live(key)) return false;
    this.#write(key, { value, expiresAt: this.clock() + options.ttlSeconds * SECOND });
    return true;
  }

  async take(key: string): Promise<string | null> {
    const value = this.#live(key)?.value ?? null;
    this.#entries.delete(key);
    return value;
  }

  async delete(...keys: string[]): Promise<void> {
    for (const key of keys) this.#entries.delete(key);
  }

  async getMany(keys: string[]): Promise<(string | null)[]> {
    return keys.map((key) => this.#live(key)?.value ?? null);
  }

  async increment(key: string, { ttlSeconds, startAt = 0 }: { ttlSeconds: number; startAt?: number }): Promise<number> {
    const entry = this.#live(key);
    const count = Number(entry?.value ?? startAt) + 1;
    this.#write(key, { value: String(count), expiresAt: entry?.expiresAt ?? this.clock() + ttlSeconds * SECOND });
    return count;
  }

  async *keys(pattern: string): AsyncIterable<string[]> {
    const matching = [...this.#entries.keys()].filter((key) => this.#live(key) && matchesGlob(pattern, key));
    if (matching.length > 0) yield matching;
  }

  async publish(): Promise<void> {
    // There is no other process.
  }

  async ping(): Promise<number> {
    return 0;
  }

  async close(): Promise<void> {
    this.#entries.clear();
  }

  #live(key: string): Entry | undefined {
    const entry = this.#entries.get(key);
    if (!entry || entry.expiresAt > this.clock()) return entry;
    this.#entries.delete(key);
    return undefined;
  }

  #write(key: string, entry: Entry): void {
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    if (this.#entries.size > this.maxEntries) this.#makeRoom();
  }

  #makeRoom(): void {
    const now = this.clock();
    for (const [key, { expiresAt }] of this.#entries) if (expiresAt <= now) this.#entries.delete(key);
    for (const key of this.#entries.keys()) {
      if (this.#entries.size <= this.maxEntries) return;
      this.#entries.delete(key);
    }
  }
}
