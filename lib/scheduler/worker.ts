import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { claimUnknown, nextDue, releaseClaims, renewLeases } from '@/lib/data/db/statements/queue';
import { claimDuePosts, FIRST, type QueueKey } from '@/lib/domain/publishing/claim-due-posts';
import { publishClaimed } from '@/lib/domain/publishing/publish-claimed';
import { reconcileUnknown } from '@/lib/domain/publishing/reconcile-unknown';
import { PUBLISHING_DEFAULTS } from '@/lib/domain/publishing/state-machine';
import { warmUp } from '@/lib/domain/publishing/warm-up';
import { logger } from '@/lib/foundation/logger';
import { SECOND } from '@/lib/foundation/time';
import { PLATFORM_ADAPTERS } from '@/lib/platforms/registry';
import { Alarm } from './alarm';
import { sweep } from './sweep';
import { ClaimsUnderWay } from './under-way';

export interface WorkerOptions {
  id: string;
  /** Posts published at once; as many in doubt are asked about beside them: each newer post makes an old one harder to find. */
  concurrency: number;
  /** Longest sleep between two looks at the queue. */
  pollMs: number;
}

/** A crash is noticed when the lease ends; a living worker renews it long before. */
const LEASE_MS = 30 * SECOND;
const HEARTBEAT_MS = 8 * SECOND;
const SWEEP_EVERY_MS = 2 * SECOND;
/** Posts in doubt are looked for this often. */
const ASK_EVERY_MS = 250;
/** A place that gets free is filled together with those that get free a moment later. */
const REFILL_MS = 10;
const AFTER_FAILURE_MS = SECOND;
const DRAIN_MS = 9 * SECOND;
/** Due rows of one look. It grows while it shows nothing that may be taken. */
const WINDOW = { min: 20, max: 1_000 };
/** A look begins at the start of the queue this often, whatever the last ones passed over. */
const FROM_START_EVERY_MS = SECOND;
/** The last part of a worker is kept for other businesses than the one that fills the rest. */
const BUSINESS_SHARE = 0.75;

const NETWORK_MAX = {
  linkedin: PLATFORM_ADAPTERS.linkedin.concurrency,
  x: PLATFORM_ADAPTERS.x.concurrency,
  facebook: PLATFORM_ADAPTERS.facebook.concurrency,
  instagram: PLATFORM_ADAPTERS.instagram.concurrency,
};

/** Claims due posts and publishes them until stopped. Any number of workers may run against one database. */
export class Worker {
  readonly #running = new Set<Promise<void>>();
  readonly #claims = new ClaimsUnderWay();
  readonly #alarm = new Alarm();
  #heartbeat: NodeJS.Timeout | undefined;
  #stopping = false;
  #loop: Promise<void> | undefined;
  #sweptAt = Number.NEGATIVE_INFINITY;
  #asking = 0;
  #askedAt = Number.NEGATIVE_INFINITY;
  #after: QueueKey = FIRST;
  #window = WINDOW.min;
  #hasPassedOver = false;
  #fromStartAt = Number.NEGATIVE_INFINITY;
  #handled = 0;

  constructor(private readonly options: WorkerOptions) {}

  start(): void {
    this.#loop ??= this.#run();
    this.#heartbeat ??= setInterval(() => void this.#renew(), HEARTBEAT_MS);
  }

  /** Something may be due sooner than was known. */
  wake(): void {
    this.#alarm.ring();
  }

  /** Claims nothing more, waits up to 9 s for what has begun, and gives the rest back. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.wake();
    await this.#loop;
    await Promise.race([Promise.all(this.#running), new Promise((resolve) => setTimeout(resolve, DRAIN_MS).unref())]);
    clearInterval(this.#heartbeat);
    await run(pool(), releaseClaims, [this.options.id, this.#claims.ids()]);
  }

  /** Works until nothing is due or under way, `ms` at most, and stops. For hosts that have no long process. */
  async runFor(ms: number): Promise<void> {
    const endsAt = performance.now() + ms;
    this.#heartbeat ??= setInterval(() => void this.#renew(), HEARTBEAT_MS);
    while (performance.now() < endsAt) {
      const sleepMs = await this.#look();
      if (this.#running.size === 0 && sleepMs > 0) break;
      await this.#alarm.sleep(Math.min(sleepMs, endsAt - performance.now()));
    }
    await this.stop();
  }

  snapshot(): { id: string; running: number; handled: number } {
    return { id: this.options.id, running: this.#running.size, handled: this.#handled };
  }

  async #run(): Promise<void> {
    await warmUp().catch((error: unknown) => logger().warn({ err: error }, 'the first post will take longer'));
    while (!this.#stopping) {
      await this.#alarm.sleep(await this.#look());
    }
  }

  /** One look at the queue. @returns how long to sleep, in ms. */
  async #look(): Promise<number> {
    const { pollMs } = this.options;
    try {
      await this.#sweepSometimes();
      const hasAsked = await this.#takeUnknown();
      const mayBeMore = await this.#takeDue();
      const longest = Math.min(
        pollMs,
        hasAsked ? pollMs : ASK_EVERY_MS,
        this.#hasPassedOver ? FROM_START_EVERY_MS : pollMs,
      );
      if (this.#free === 0) return longest;
      if (mayBeMore) return 0;
      const [next] = await run(pool(), nextDue, []);
      return Math.min(next?.wait_ms ?? longest, longest);
    } catch (error) {
      logger().error({ err: error }, 'the queue could not be read; trying again');
      return AFTER_FAILURE_MS;
    }
  }

  get #free(): number {
    return this.options.concurrency - (this.#running.size - this.#asking);
  }

  async #sweepSometimes(): Promise<void> {
    if (performance.now() - this.#sweptAt < SWEEP_EVERY_MS) return;
    await sweep();
    this.#sweptAt = performance.now();
  }

  /** @returns whether there may be more to take at once. */
  async #takeDue(): Promise<boolean> {
    const free = this.#free;
    if (free === 0) return false;
    const now = performance.now();
    if (now - this.#fromStartAt > FROM_START_EVERY_MS) this.#lookFromStart();
    const claim = await claimDuePosts({
      worker: this.options.id,
      leaseMs: LEASE_MS,
      free,
      window: Math.max(this.#window, free),
      after: this.#after,
      underWay: this.#claims.posts(),
      networkMax: NETWORK_MAX,
      businessMax: Math.ceil(this.options.concurrency * BUSINESS_SHARE),
    });
    for (const row of claim.rows) {
      const work = publishClaimed(row, this.#claims.add(row, now + LEASE_MS));
      this.#begin(
        row.id,
        work.finally(() => this.#claims.remove(row)),
      );
    }
    if (claim.done) this.#after = claim.done;
    if (!claim.next) {
      this.#window = WINDOW.min;
      return false;
    }
    // What may not be taken now is passed over, and with it what waits in front of other businesses and networks.
    if (claim.rows.length < free) {
      this.#after = claim.next;
      this.#hasPassedOver = true;
      this.#window = Math.min(this.#window * 2, WINDOW.max);
    }
    return true;
  }

  #lookFromStart(): void {
    this.#after = FIRST;
    this.#window = WINDOW.min;
    this.#hasPassedOver = false;
    this.#fromStartAt = performance.now();
  }

  /** @returns false when it is too soon to ask again, or enough are asked about already. */
  async #takeUnknown(): Promise<boolean> {
    const room = this.options.concurrency - this.#asking;
    if (room <= 0 || performance.now() - this.#askedAt < ASK_EVERY_MS) return false;
    this.#askedAt = performance.now();
    const rows = await run(pool(), claimUnknown, [room, PUBLISHING_DEFAULTS.doubtRetryMs]);
    for (const row of rows) {
      this.#asking += 1;
      this.#begin(
        row.id,
        reconcileUnknown(row).finally(() => {
          this.#asking -= 1;
        }),
      );
    }
    return true;
  }

  /** Counted from before the question, so that a slow answer never makes a lease longer than the database has it. */
  async #renew(): Promise<void> {
    const ids = this.#claims.ids();
    if (ids.length === 0) return;
    const endsAt = performance.now() + LEASE_MS;
    try {
      this.#claims.renew(await run(pool(), renewLeases, [this.options.id, ids, LEASE_MS]), endsAt);
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
        this.#alarm.ringWithin(this.#running.size > 0 ? REFILL_MS : 0);
      });
    this.#running.add(done);
  }
}
