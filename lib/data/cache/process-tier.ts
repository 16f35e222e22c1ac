import { LRUCache } from 'lru-cache';
import type { ZodType } from 'zod';
import type { Entry } from './entry';

/** What an entry costs besides its JSON. */
const ENTRY_BYTES = 200;

/** The tier of this process: the entries used last, up to a number of bytes, and the counts of what was asked. */
export class ProcessTier {
  readonly counts = { hit: 0, miss: 0, stale: 0, error: 0, load: 0, tooLarge: 0 };
  readonly #entries: LRUCache<string, Entry>;
  #drops = 0;

  constructor(bytesMax: number) {
    this.#entries = new LRUCache({ maxSize: bytesMax, sizeCalculation: ({ bytes }) => bytes + ENTRY_BYTES });
  }

  get(place: string, schema: ZodType): Entry | undefined {
    const entry = this.#entries.get(place);
    return entry?.schema === schema && entry.staleUntil > Date.now() ? entry : undefined;
  }

  set(place: string, entry: Entry): void {
    this.#entries.set(place, entry);
  }

  /** Lets everything go. What was loaded since an older count of drops must not be kept. */
  drop(): void {
    this.#drops += 1;
    this.#entries.clear();
  }

  get drops(): number {
    return this.#drops;
  }

  snapshot() {
    return { ...this.counts, entries: this.#entries.size, bytes: this.#entries.calculatedSize };
  }
}
