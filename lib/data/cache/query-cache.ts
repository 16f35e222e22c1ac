import type { ZodType } from 'zod';
import { type Entry, type Json, jsonOf, type Lifetime, valueAs } from './entry';
import type { Generations, Stamp } from './generations';
import { businessOf, type CacheKey, EVERYTHING, placeOf, placesLike, scopeOfBusiness, scopeOfInstance } from './keys';
import { type Job, Loading } from './loading';
import { ProcessTier } from './process-tier';
import type { SharedTier } from './shared-tier';

export interface QueryCacheOptions extends Lifetime {
  name: string;
  /** Of the tier in this process, counted as JSON. */
  bytesMax: number;
}

/** One read: its key, what its value must look like, and how it is loaded. A null is kept as "nothing found". */
export interface Query<T> {
  key: CacheKey;
  schema: ZodType<NonNullable<T>>;
  load: () => Promise<T>;
}

/**
 * Reads of a business, kept in this process and, where there is a store, for all: one load for any number of readers.
 * It fails open: without its store each process loads for itself, and no reader gets an error that is not the loader's.
 */
export class QueryCache {
  readonly #own: ProcessTier;
  readonly #loading: Loading;

  constructor(
    readonly options: QueryCacheOptions,
    private readonly generations: Generations,
    private readonly shared: SharedTier,
  ) {
    this.#own = new ProcessTier(options.bytesMax);
    this.#loading = new Loading(options, this.#own, shared);
    generations.onSignal(this.#dropped, () => this.#loading.drop());
  }

  /** The value from wherever it is nearest, loaded when it is nowhere. Authorise before: a hit asks nobody. */
  async getOrSet<T>(query: Query<T>): Promise<T> {
    return this.getAt(await this.stampOf(query.key), query);
  }

  /** The same under generations that were read before: for a cache above this one that is keyed by them. */
  async getAt<T>(stamp: Stamp, query: Query<T>): Promise<T> {
    return valueAs<T>(await this.#entryAt(stamp, query));
  }

  /** The value as its JSON, for an answer that is that: what is kept is neither copied nor written again. */
  async getJson<T>(query: Query<T>): Promise<Json> {
    return jsonOf(await this.#entryAt(await this.stampOf(query.key), query));
  }

  /** `fn`, read through the cache. */
  cached<Args extends unknown[], T>(
    fn: (...args: Args) => Promise<T>,
    { key, schema }: { key: (...args: Args) => CacheKey; schema: ZodType<NonNullable<T>> },
  ): (...args: Args) => Promise<T> {
    return (...args) => this.getOrSet({ key: key(...args), schema, load: () => fn(...args) });
  }

  /** What is held, fresh or stale; undefined when nothing is. */
  async get<T>(key: CacheKey, schema: ZodType<T>): Promise<T | null | undefined> {
    const stamp = await this.stampOf(key);
    const place = this.#placeOf(key, stamp);
    const entry = this.#own.get(place, schema) ?? (await this.#sharedEntry(place, stamp, schema));
    this.#own.counts[entry ? 'hit' : 'miss'] += 1;
    return entry && valueAs<T | null>(entry);
  }

  async set<T>(key: CacheKey, schema: ZodType<NonNullable<T>>, value: T): Promise<void> {
    const stamp = await this.stampOf(key);
    await this.#loading.keep({ place: this.#placeOf(key, stamp), isShared: stamp.isShared, schema }, value).written;
  }

  /** Forgets one key. What belongs together is invalidated by its business: only that outlives a load elsewhere. */
  async delete(key: CacheKey): Promise<void> {
    const stamp = await this.stampOf(key);
    await this.generations.signal(this.#dropped);
    if (stamp.isShared) await this.shared.delete(this.#placeOf(key, stamp));
  }

  /** For operators: forgets the keys that match, such as `biz_1:summary:*`. @returns how many the store held. */
  async invalidatePattern(pattern: string): Promise<number> {
    await this.generations.signal(this.#dropped);
    return this.shared.deleteLike(placesLike(this.options.name, pattern));
  }

  /** The generations that a key belongs to now. */
  async stampOf(key: CacheKey): Promise<Stamp> {
    const scopes = [EVERYTHING, scopeOfInstance(this.options.name), scopeOfBusiness(businessOf(key))];
    return this.generations.known(scopes) ?? this.generations.read(scopes);
  }

  snapshot() {
    const { name, ttlSeconds } = this.options;
    return { name, ttlSeconds, ...this.#own.snapshot() };
  }

  async #entryAt<T>(stamp: Stamp, { key, schema, load }: Query<T>): Promise<Entry> {
    const job: Job = { place: this.#placeOf(key, stamp), isShared: stamp.isShared, schema, load };
    const held = this.#own.get(job.place, schema);
    if (!held) return this.#loading.bring(job);
    const isFresh = held.freshUntil > Date.now();
    this.#own.counts[isFresh ? 'hit' : 'stale'] += 1;
    if (!isFresh) this.#loading.refresh(job);
    return held;
  }

  get #dropped(): string {
    return `dropped:${this.options.name}`;
  }

  #placeOf(key: CacheKey, stamp: Stamp): string {
    return placeOf(this.options.name, key, stamp);
  }

  async #sharedEntry(place: string, stamp: Stamp, schema: ZodType): Promise<Entry | undefined> {
    if (!stamp.isShared) return undefined;
    const entry = this.#loading.found(await this.shared.read(place, schema));
    if (entry) this.#own.set(place, entry);
    return entry;
  }
}
