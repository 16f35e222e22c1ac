import { logger } from '@/lib/foundation/logger';
import { SECOND } from '@/lib/foundation/time';

interface Loan {
  label: string;
  since: number;
  reported: boolean;
}

/** Who holds which connection; reports once in the log what is held for longer than `leakAfterMs`. */
export class Loans<Client> {
  readonly #held = new Map<Client, Loan>();
  readonly #sweep: NodeJS.Timeout;

  constructor(private readonly leakAfterMs: number) {
    this.#sweep = setInterval(() => this.#report(), Math.min(leakAfterMs / 2, 5 * SECOND)).unref();
  }

  begin(client: Client, label: string): void {
    this.#held.set(client, { label, since: performance.now(), reported: false });
  }

  /** @returns false when nobody held it. */
  end(client: Client): boolean {
    return this.#held.delete(client);
  }

  open(): Iterable<[Client, Loan]> {
    return this.#held;
  }

  stop(): void {
    clearInterval(this.#sweep);
  }

  #report(): void {
    const before = performance.now() - this.leakAfterMs;
    for (const loan of this.#held.values()) {
      if (loan.reported || loan.since > before) continue;
      loan.reported = true;
      const heldMs = Math.round(performance.now() - loan.since);
      logger().warn({ label: loan.label, heldMs }, 'A database connection is held for long.');
    }
  }
}
