import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { claimUnknown, nextDue, releaseClaims, renewLeases } from '@/lib/data/db/statements/queue';
import { claimDuePosts } from '@/lib/domain/publishing/claim-due-posts';
import { type Lease, publishClaimed } from '@/lib/domain/publishing/publish-claimed';
import { reconcileUnknown } from '@/lib/domain/publishing/reconcile-unknown';
import { PUBLISHING_DEFAULTS } from '@/lib/domain/publishing/state-machine';
import { logger } from '@/lib/foundation/logger';
import { SECOND } from '@/lib/foundation/time';
import { sweep } from './sweep';

export interface WorkerOptions {
  id: string;
  /** Posts published at once. */
  concurrency: number;
  /** Longest sleep between two looks at the queue. */
  pollMs: number;
}

/** A crash is noticed when the lease ends; a living worker renews it long before. */
const LEASE_MS = 30 * SECOND;
const HEARTBEAT_MS = 8 * SECOND;
const SWEEP_EVERY_MS = 2 * SECOND;
const AFTER_FAILURE_MS = SECOND;
const DRAIN_MS = 10 * SECOND;

/** Claims due posts and publishes them until stopped. Any number of workers may run against one database. */
export class Worker {
  readonly #running = new Set<Promise<void>>();
  /** What is held, by row and fence. */
  readonly #leases = new Map<string, Lease>();
  #heartbeat: NodeJS.Timeout | undefined;
  #stopping = false;
  #loop: Promise<void> | undefined;
  #woken = false;
  #endSleep: () => void = () => undefined;
  #sweptAt = Number.NEGATIVE_INFINITY;
  #handled = 0;

  constructor(private readonly options: WorkerOptions) {}

  start(): void {
    this.#loop ??= this.#run();
    this.#heartbeat ??= setInterval(() => void this.#renew(), HEARTBEAT_MS);
  }

  /** Claims nothing more, waits up to 10 s for what has begun, and gives the rest back. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake();
    await this.#loop;
    await Promise.race([Promise.all(this.#running), new Promise((resolve) => setTimeout(resolve, DRAIN_MS).unref())]);
    clearInterval(this.#heartbeat);
    await run(pool(), releaseClaims, [this.options.id]);
  }

  snapshot(): { id: string; running: number; handled: number } {
    return { id: this.options.id, running: this.#running.size, handled: this.#handled };
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      await this.#sleep(await this.#look());
    }
  }

  /** One look at the queue. @returns how long to sleep, in ms. */
  async #look(): Promise<number> {
    try {
      await this.#sweepSometimes();
      const taken = (await this.#takeDue()) + (await this.#takeUnknown());
      if (taken > 0 || this.#free === 0) return this.#free > 0 ? 0 : this.options.pollMs;
      const [next] = await run(pool(), nextDue, []);
      // A row that is due but waits for its `not_before` must not make the loop spin.
      return next && next.wait_ms > 0 ? Math.min(next.wait_ms, this.options.pollMs) : this.options.pollMs;
    } catch (error) {
      logger().error({ err: error }, 'the queue could not be read; trying again');
      return AFTER_FAILURE_MS;
    }
  }

  get #free(): number {
    return this.options.concurrency - this.#running.size;
  }

  async #sweepSometimes(): Promise<void> {
    if (performance.now() - this.#sweptAt < SWEEP_EVERY_MS) return;
    await sweep();
    this.#sweptAt = performance.now();
  }

  async #takeDue(): Promise<number> {
    const endsAt = performance.now() + LEASE_MS;
    const rows = this.#free > 0 ? await claimDuePosts(this.#free, this.options.id, LEASE_MS) : [];
    for (const row of rows) {
      const lease = { endsAt };
      const key = keyOf(row);
      this.#leases.set(key, lease);
      this.#begin(
        row.id,
        publishClaimed(row, lease).finally(() => this.#leases.delete(key)),
      );
    }
    return rows.length;
  }

  async #takeUnknown(): Promise<number> {
    if (this.#free === 0) return 0;
    const rows = await run(pool(), claimUnknown, [this.#free, PUBLISHING_DEFAULTS.doubtRetryMs * 2]);
    for (const row of rows) this.#begin(row.id, reconcileUnknown(row));
    return rows.length;
  }

  /** Counted from before the question, so that a slow answer never makes a lease longer than the database has it. */
  async #renew(): Promise<void> {
    if (this.#leases.size === 0) return;
    const endsAt = performance.now() + LEASE_MS;
    try {
      for (const row of await run(pool(), renewLeases, [this.options.id, LEASE_MS])) {
        const lease = this.#leases.get(keyOf(row));
        if (lease) lease.endsAt = endsAt;
      }
    } catch (error) {
      logger().warn({ err: error }, 'leases could not be renewed; trying again');
    }
  }

  #begin(scheduledPostId: string, work: Promise<{ status: string } | null>): void {
    const done: Promise<void> = work
      .then((settlement) => {
        this.#handled += 1;
        logger().info({ scheduledPostId, status: settlement?.status ?? 'claim lost' }, 'post handled');
      })
      .catch((error: unknown) => logger().error({ err: error, scheduledPostId }, 'post left to its lease'))
      .finally(() => {
        this.#running.delete(done);
        this.#wake();
      });
    this.#running.add(done);
  }

  #wake(): void {
    this.#woken = true;
    this.#endSleep();
  }

  async #sleep(ms: number): Promise<void> {
    if (!this.#woken && !this.#stopping) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#endSleep = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#woken = false;
  }
}

const keyOf = ({ id, fence }: { id: string; fence: string }): string => `${id}/${fence}`;
