import { SECOND } from '@/lib/foundation/time';

/** Without a failed dial for this long beyond the patience, an earlier outage is no part of this one. */
const FORGET_MS = 5 * SECOND;

/** How long the database has refused connections, so that all callers together wait out one restart and no longer. */
export class Outage {
  #since: number | undefined;
  #lastFailure = 0;

  constructor(
    private readonly patienceMs: number,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Records a failed dial. @returns whether another is worth the wait. */
  failed(): boolean {
    const now = this.clock();
    if (this.#since === undefined || now - this.#lastFailure > this.patienceMs + FORGET_MS) this.#since = now;
    this.#lastFailure = now;
    return now - this.#since < this.patienceMs;
  }

  ended(): void {
    this.#since = undefined;
  }
}
