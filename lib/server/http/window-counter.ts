import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { KeyValueStore } from '@/lib/data/kv/key-value-store';
import { AppError } from '@/lib/foundation/errors';
import { logger } from '@/lib/foundation/logger';
import { SECOND } from '@/lib/foundation/time';

export interface RateLimit {
  name: string;
  points: number;
  windowSeconds: number;
}

/** What one window of one key holds. */
export interface WindowState {
  allowed: boolean;
  remaining: number;
  secondsLeft: number;
}

/** Counts events by key in windows aligned to the clock, in the key-value store; in this process while that is away. */
export class WindowCounter {
  readonly #insurance: RateLimiterMemory;

  constructor(
    private readonly limit: RateLimit,
    private readonly store: () => KeyValueStore,
  ) {
    this.#insurance = new RateLimiterMemory({ points: limit.points, duration: limit.windowSeconds });
  }

  /** Counts one event. */
  async consume(key: string): Promise<WindowState> {
    return this.#insured(
      (window) => this.store().increment(window, { ttlSeconds: this.limit.windowSeconds }),
      async () => (await this.#insurance.penalty(key)).consumedPoints,
      key,
    );
  }

  /** What stands there, without counting; `allowed` says whether one more event would be. */
  async peek(key: string): Promise<WindowState> {
    const state = await this.#insured(
      async (window) => Number(await this.store().get(window)),
      async () => (await this.#insurance.get(key))?.consumedPoints ?? 0,
      key,
    );
    return { ...state, allowed: state.remaining > 0 };
  }

  async #insured(
    count: (window: string) => Promise<number>,
    fallback: () => Promise<number>,
    key: string,
  ): Promise<WindowState> {
    const { name, points, windowSeconds } = this.limit;
    const now = Date.now() / SECOND;
    const window = Math.floor(now / windowSeconds);
    const counted = await count(`rate:${name}:${key}:${window}`).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      logger().warn({ err: error, limit: name }, 'rate limit counted in this process');
      return fallback();
    });
    const secondsLeft = Math.max(1, Math.ceil((window + 1) * windowSeconds - now));
    return { allowed: counted <= points, remaining: Math.max(0, points - counted), secondsLeft };
  }
}
