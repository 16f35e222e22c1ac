import { logger } from '@/lib/foundation/logger';
import { SECOND } from '@/lib/foundation/time';

const RETRY_MS = SECOND / 2;

/** Keeps the base of a pool open: at the start, and again after connections were lost or grew old. */
export class BaseKeeper {
  #timer: NodeJS.Timeout | undefined;
  #active = false;
  #askedAgain = false;

  constructor(private readonly openMissing: () => Promise<void>) {}

  /** @throws what the database said when it refused; goes on trying in the background. */
  async start(): Promise<void> {
    this.#active = true;
    try {
      await this.openMissing();
    } catch (error) {
      this.refill(RETRY_MS);
      throw error;
    }
  }

  stop(): void {
    this.#active = false;
    clearTimeout(this.#timer);
  }

  /** Opens what is missing in the background; calls during one opening lead to one more. */
  refill(delayMs = 0): void {
    if (!this.#active) return;
    if (this.#timer) {
      this.#askedAgain = true;
      return;
    }
    this.#timer = setTimeout(() => {
      this.#askedAgain = false;
      this.openMissing().then(
        () => this.#rest(this.#askedAgain ? 0 : undefined),
        (error: unknown) => {
          logger().debug({ err: error }, 'The base of the pool cannot be opened yet.');
          this.#rest(RETRY_MS);
        },
      );
    }, delayMs).unref();
  }

  #rest(nextAfterMs: number | undefined): void {
    this.#timer = undefined;
    if (nextAfterMs !== undefined) this.refill(nextAfterMs);
  }
}
