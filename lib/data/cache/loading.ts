import type { ZodType } from 'zod';
import { logger } from '@/lib/foundation/logger';
import { type Entry, entryOf, type Lifetime, VALUE_BYTES_MAX } from './entry';
import type { ProcessTier } from './process-tier';
import type { Shared, SharedTier } from './shared-tier';

/** Where a value belongs and how it comes there. */
export interface Job {
  place: string;
  /** Whether other processes look at the same place. */
  isShared: boolean;
  schema: ZodType;
  load: () => Promise<unknown>;
}

/** Brings values to their places: one flight a place in this process, one lock a place among all. */
export class Loading {
  readonly #flights = new Map<string, Promise<Entry>>();

  constructor(
    private readonly lifetime: Lifetime,
    private readonly own: ProcessTier,
    private readonly shared: SharedTier,
  ) {}

  /** Who comes while a flight is under way waits for what it brings. */
  bring(job: Job): Promise<Entry> {
    const underWay = this.#flights.get(job.place);
    if (underWay) return underWay;
    const flight = this.#fetch(job).finally(() => {
      if (this.#flights.get(job.place) === flight) this.#flights.delete(job.place);
    });
    this.#flights.set(job.place, flight);
    return flight;
  }

  /** Behind a stale answer. When it fails the stale entry stands, and the next reader tries again. */
  refresh(job: Job): void {
    const name = `${job.place} refreshed`;
    if (this.#flights.has(name)) return;
    const flight = this.#renew(job).finally(() => this.#flights.delete(name));
    this.#flights.set(name, flight);
    flight.catch((error: unknown) => logger().warn({ err: error, place: job.place }, 'a stale value was not renewed'));
  }

  /** Nobody joins what is under way any more; what it brings is kept nowhere, since the tier was dropped. */
  drop(): void {
    this.#flights.clear();
    this.own.drop();
  }

  found(shared: Shared): Entry | undefined {
    if (typeof shared === 'object') return shared;
    if (shared === 'unreadable') this.own.counts.error += 1;
    return undefined;
  }

  /** Keeps a value. @returns it as readers get it, and when the other processes can read it. */
  keep({ place, isShared, schema }: Omit<Job, 'load'>, value: unknown): { entry: Entry; written: Promise<void> } {
    const { entry, textAt } = entryOf(value, schema, this.lifetime);
    const ttlSeconds = this.lifetime.ttlSeconds + this.lifetime.graceSeconds;
    if (entry.bytes > VALUE_BYTES_MAX) {
      this.own.counts.tooLarge += 1;
      return { entry, written: isShared ? this.shared.markTooLarge(place, ttlSeconds) : Promise.resolve() };
    }
    this.own.set(place, entry);
    return { entry, written: isShared ? this.shared.write(place, textAt(place), ttlSeconds) : Promise.resolve() };
  }

  async #fetch(job: Job): Promise<Entry> {
    const { place, isShared, schema } = job;
    const drops = this.own.drops;
    const shared = isShared ? await this.shared.read(place, schema) : 'too large';
    const found = this.found(shared);
    if (!found) {
      this.own.counts.miss += 1;
      return shared === 'absent' ? this.#loadForAll(job) : this.#load(job);
    }
    if (drops === this.own.drops) this.own.set(place, found);
    const isFresh = found.freshUntil > Date.now();
    this.own.counts[isFresh ? 'hit' : 'stale'] += 1;
    if (!isFresh) this.refresh(job);
    return found;
  }

  async #loadForAll(job: Job): Promise<Entry> {
    if (await this.shared.lock(job.place)) return this.#loadLocked(job);
    const found = this.found(await this.shared.waitFor(job.place, job.schema));
    if (!found) return this.#load(job);
    this.own.set(job.place, found);
    return found;
  }

  async #renew(job: Job): Promise<Entry> {
    if (!job.isShared) return this.#load(job);
    const found = await this.#fresh(job);
    if (found) return found;
    if (await this.shared.lock(job.place)) return this.#loadLocked(job);
    return this.own.get(job.place, job.schema) ?? this.#load(job);
  }

  /** Another process may have filled the place while this one asked for the lock. */
  async #loadLocked(job: Job): Promise<Entry> {
    const found = await this.#fresh(job);
    if (!found) return this.#load(job, () => this.shared.unlock(job.place));
    void this.shared.unlock(job.place);
    return found;
  }

  async #fresh({ place, schema }: Job): Promise<Entry | undefined> {
    const found = this.found(await this.shared.read(place, schema));
    if (!found || found.freshUntil <= Date.now()) return undefined;
    this.own.set(place, found);
    return found;
  }

  /** The reader gets the value before the others can: nobody waits for the store to take it. */
  async #load(job: Job, done: () => Promise<void> = async () => undefined): Promise<Entry> {
    const drops = this.own.drops;
    let written: Promise<void> = Promise.resolve();
    try {
      this.own.counts.load += 1;
      const value = await job.load();
      if (drops !== this.own.drops) return entryOf(value, job.schema, this.lifetime).entry;
      const kept = this.keep(job, value);
      written = kept.written;
      return kept.entry;
    } finally {
      void written.then(done);
    }
  }
}
