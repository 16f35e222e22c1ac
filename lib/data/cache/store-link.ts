import type { KeyValueStore } from '@/lib/data/kv/key-value-store';
import { logger } from '@/lib/foundation/logger';
import { backoffMs } from '@/lib/foundation/retry';
import { SECOND } from '@/lib/foundation/time';

export const NO_ANSWER = Symbol('the store gave no answer');
export type BreakerState = 'closed' | 'open';

/** A request waits this long, for a store over the internet somewhat longer. */
const LIMIT_MS = { memory: 150, redis: 150, 'vercel-kv': 500 } as const satisfies Record<
  KeyValueStore['driver'],
  number
>;
/** Failures in a row after which nobody asks any more until a probe has been answered. */
const OPENS_AFTER = 3;
const PROBE = { baseMs: 100, maxMs: SECOND };

/** The store as a cache needs it: an answer within the limit or none, never an error; a breaker, and its own way back. */
export class StoreLink {
  /** Runs when the store answers again and before anybody else may ask it; false keeps the breaker open. */
  onReturn: () => Promise<boolean> = async () => true;
  onOpen: () => void = () => undefined;
  #failures = 0;
  #errors = 0;
  #probes = 0;
  #state: BreakerState = 'closed';
  /** Set while a read has had no answer and nobody knows yet whether the next would have one. */
  #doubt: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    readonly store: KeyValueStore,
    private readonly limitMs: number = LIMIT_MS[store.driver],
  ) {}

  /** Reads tell whether the store is there: their failures open the breaker. One that waited in vain keeps the next from it. */
  async read<T>(request: (store: KeyValueStore) => Promise<T>): Promise<T | typeof NO_ANSWER> {
    if (this.#state === 'open' || this.#doubt) return NO_ANSWER;
    const answer = await this.attempt(request);
    if (answer !== NO_ANSWER) this.#failures = 0;
    else if (!this.#failed()) this.#doubt ??= this.#look();
    return answer;
  }

  /** A full store refuses writes and can still be read. */
  async write<T>(request: (store: KeyValueStore) => Promise<T>): Promise<T | typeof NO_ANSWER> {
    return this.#state === 'open' ? NO_ANSWER : this.attempt(request);
  }

  /** Asks whatever the breaker says: for the way back. */
  async attempt<T>(request: (store: KeyValueStore) => Promise<T>): Promise<T | typeof NO_ANSWER> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<typeof NO_ANSWER>((resolve) => {
      // Behind a stalled event loop timers run before the answers that have come: those are given one more turn.
      timer = setTimeout(() => setImmediate(resolve, NO_ANSWER), this.limitMs);
    });
    try {
      const answer = await Promise.race([request(this.store), late]);
      if (answer === NO_ANSWER) this.#errors += 1;
      return answer;
    } catch (error) {
      this.#errors += 1;
      logger().debug({ err: error }, 'the cache has no answer from its store');
      return NO_ANSWER;
    } finally {
      clearTimeout(timer);
    }
  }

  snapshot(): { driver: KeyValueStore['driver']; breaker: BreakerState; errors: number } {
    return { driver: this.store.driver, breaker: this.#state, errors: this.#errors };
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** @returns whether the breaker is open now */
  #failed(): boolean {
    if (++this.#failures >= OPENS_AFTER) this.#open();
    return this.#state === 'open';
  }

  /** Until the store answers a ping, which lets the next read try again, or has failed so often that the breaker opens. */
  async #look(): Promise<void> {
    while ((await this.attempt((store) => store.ping())) === NO_ANSWER) if (this.#failed()) break;
    this.#doubt = undefined;
  }

  #open(): void {
    if (this.#state === 'open') return;
    this.#state = 'open';
    this.#probes = 0;
    logger().warn({ driver: this.store.driver }, 'The cache goes on without its store until that answers again.');
    this.onOpen();
    this.#probeLater();
  }

  #probeLater(): void {
    this.#probes += 1;
    this.#timer = setTimeout(() => void this.#probe(), backoffMs(this.#probes, PROBE)).unref();
  }

  async #probe(): Promise<void> {
    const isThere = (await this.attempt((store) => store.ping())) !== NO_ANSWER;
    if (!isThere || !(await this.onReturn())) return this.#probeLater();
    this.#failures = 0;
    this.#state = 'closed';
    logger().info({ driver: this.store.driver }, 'The cache has its store again.');
  }
}
