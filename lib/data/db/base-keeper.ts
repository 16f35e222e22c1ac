import { logger } from '@/lib/foundation/logger';
import { SECOND } from '@/lib/foundation/time';

const RETRY_MS = SECOND / 2;

/** Keeps the base of a pool open: at the start, and again after connections were lost or grew old. */
export class BaseKeeper {
  #timer: NodeJS.Timeout | undefined;
  #active = false;

  constructor(private readonly openMissing: () => Promise<void>) {}

  /** @throws what the database said when it refused a connection. */
  async start(): Promise<void> {
    await this.openMissing();
    this.#active = true;
  }

  stop(): void {
    this.#active = false;
    clearTimeout(this.#timer);
  }

  /** Opens what is missing in the background; calls that come together count as one. */
  refill(delayMs = 0): void {
    if (!this.#active || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.openMissing().then(
        () => this.#rest(),
        (error: unknown) => {
          logger().debug({ err: error }, 'The base of the pool cannot be opened yet.');
          this.#rest();
          this.refill(RETRY_MS);
        },
      );
    }, delayMs).unref();
  }

  #rest(): void {
    this.#timer = undefined;
  }
}
