import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { PoolSnapshot } from '@/lib/contracts/health';
import { logger } from '@/lib/foundation/logger';
import { backoffMs } from '@/lib/foundation/retry';
import { SECOND } from '@/lib/foundation/time';
import { BaseKeeper } from './base-keeper';
import { isQueueTimeout, isWorthRedialling } from './connection-errors';
import { type Fate, fateOf } from './fate';
import { Outage } from './outage';
import { databaseUnavailable, poolTimeout } from './pool-errors';
import { type PoolSettings, pgPoolConfig } from './pool-settings';
import { PoolStatistics } from './pool-statistics';
import type { PooledClient } from './pooled-client';
import { retryLostReads } from './retry-lost-reads';

type Checkout = pg.PoolClient & PooledClient;
type Release = pg.PoolClient['release'];
type ConnectCallback = (error: Error | undefined, client: pg.PoolClient | undefined, done: Release) => void;

const PING_TIMEOUT_MS = SECOND;
const STOP_GRACE_MS = 5 * SECOND;

/** SQLAlchemy's QueuePool on pg.Pool, which keeps the queue (first come, first served) and the idle list (last in, first out). */
export class QueuePool extends pg.Pool {
  readonly statistics: PoolStatistics;
  readonly #settings: PoolSettings;
  readonly #outage: Outage;
  readonly #base = new BaseKeeper(() => this.#openMissing());
  readonly #lent = new Map<Checkout, string>();
  /** Connections that last answered before this moment are tested before use: others were lost then. */
  #suspectBefore = 0;
  readonly #observer = new AsyncLocalStorage<(client: PooledClient) => void>();
  #stopping: Promise<void> | undefined;

  constructor(settings: PoolSettings) {
    const statistics = new PoolStatistics();
    super(pgPoolConfig(settings, statistics));
    this.statistics = statistics;
    this.#settings = settings;
    this.#outage = new Outage(settings.connectTimeoutMs);
    this.query = retryLostReads(super.query.bind(this), () => statistics.totals.retries++);
    this.on('connect', () => {
      statistics.totals.connects++;
      this.#outage.ended();
    });
    this.on('remove', () => this.#base.refill());
    this.on('error', (error) => this.#lost(error));
  }

  /** Opens the base and keeps it open from now on. @throws what the database said when it refused. */
  start(): Promise<void> {
    return this.#base.start();
  }

  /** Closes every connection, those still lent after a grace. Later calls share the first one's promise. */
  stop(): Promise<void> {
    this.#stopping ??= this.#close();
    return this.#stopping;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | undefined {
    if (!callback) return this.checkout('connect');
    this.checkout('query').then(
      (client) => callback(undefined, client, client.release),
      (error: Error) => callback(error, undefined, () => undefined),
    );
  }

  /**
   * A connection for the caller alone until its `release()`. `label` names the holder in the report of a leak.
   * @throws AppError `pool_timeout` when none came free in time, `unavailable` when none could be opened.
   */
  async checkout(label: string): Promise<pg.PoolClient> {
    const startedAt = performance.now();
    let client = await this.#acquire(startedAt);
    while (!(await this.#isUsable(client))) client = await this.#acquire(startedAt);
    this.statistics.totals.checkouts++;
    this.statistics.waitMs.add(performance.now() - startedAt);
    this.#lend(client, label);
    this.#observer.getStore()?.(client);
    return client;
  }

  /** Tells `observer` each connection that `work` checks out, also by way of Prisma. */
  observe<T>(observer: (client: PooledClient) => void, work: () => Promise<T>): Promise<T> {
    return this.#observer.run(observer, work);
  }

  /** The meanings are those of SQLAlchemy's QueuePool. */
  snapshot(): PoolSnapshot {
    const { size, maxOverflow, timeoutMs, recycleSeconds } = this.#settings;
    return {
      size,
      checked_out: this.totalCount - this.idleCount,
      available: this.idleCount,
      overflow: Math.max(0, this.totalCount - size),
      max_overflow: maxOverflow,
      waiting: this.waitingCount,
      total: this.totalCount,
      timeout_ms: timeoutMs,
      recycle_seconds: recycleSeconds,
      wait_ms: this.statistics.waitMs.read(),
      query_ms: this.statistics.queryMs.read(),
      totals: { ...this.statistics.totals },
    };
  }

  /** The next connection that pg.Pool has or opens; waits out a restart of the database. */
  async #acquire(startedAt: number): Promise<Checkout> {
    for (let attempt = 1; ; attempt++) {
      const leftMs = startedAt + this.#settings.timeoutMs - performance.now();
      try {
        return await this.#connectWithin(leftMs);
      } catch (error) {
        const late = performance.now() - startedAt >= this.#settings.timeoutMs;
        if (late || isQueueTimeout(error)) {
          this.statistics.totals.timeouts++;
          throw poolTimeout(this.#settings, this.waitingCount, error);
        }
        if (!isWorthRedialling(error)) throw error;
        this.statistics.totals.errors++;
        this.#base.refill();
        if (!this.#outage.failed()) throw databaseUnavailable(error);
        await sleep(backoffMs(attempt, { baseMs: 50, maxMs: SECOND }));
      }
    }
  }

  /** pg.Pool reads its limit as the call begins, so what is left of this checkout's limit stands there for that moment. */
  #connectWithin(leftMs: number): Promise<Checkout> {
    this.options.connectionTimeoutMillis = Math.max(1, Math.ceil(leftMs));
    try {
      return super.connect() as Promise<Checkout>;
    } finally {
      this.options.connectionTimeoutMillis = this.#settings.timeoutMs;
    }
  }

  /** Replaces what is too old or does not answer; asks only those that were silent for long or live since before a loss. */
  async #isUsable(client: Checkout): Promise<boolean> {
    const { totals } = this.statistics;
    const now = performance.now();
    if (now >= client.expiresAt) {
      totals.recycles++;
      client.release(true);
      return false;
    }
    const fresh = now - client.answeredAt <= this.#settings.prePingIdleMs && client.answeredAt >= this.#suspectBefore;
    if (fresh) return true;
    totals.pings++;
    try {
      await client.ping(PING_TIMEOUT_MS);
      return true;
    } catch (error) {
      totals.ping_failures++;
      this.#suspectBefore = performance.now();
      logger().debug({ err: error }, 'A stale database connection is replaced.');
      client.release(true);
      return false;
    }
  }

  #lend(client: Checkout, label: string): void {
    const giveBack = client.release;
    const { leakAfterMs } = this.#settings;
    const report = setTimeout(() => {
      logger().warn({ label, heldMs: leakAfterMs }, 'A database connection is held for long.');
    }, leakAfterMs).unref();
    this.#lent.set(client, label);
    client.lease++;
    client.release = (error) => {
      if (!this.#lent.delete(client)) throw new Error(`The database connection of "${label}" was released twice.`);
      clearTimeout(report);
      client.lease++;
      giveBack(this.#account(fateOf(client, error), label, error) !== 'kept');
    };
  }

  #account(fate: Fate, label: string, error: Error | boolean | undefined): Fate {
    const { totals } = this.statistics;
    if (fate === 'lost') this.#lost(error);
    if (fate === 'expired') totals.recycles++;
    if (fate === 'statement_open' || fate === 'transaction_open') {
      totals.leaks++;
      logger().error({ label, fate }, 'A database connection was released before its work had ended; it is closed.');
    }
    return fate;
  }

  #lost(error: unknown): void {
    this.statistics.totals.errors++;
    this.#suspectBefore = performance.now();
    logger().warn({ err: error }, 'A database connection was lost.');
  }

  /** pg.Pool serves from its idle list first, so as many as are idle are taken along and given back at once. */
  async #openMissing(): Promise<void> {
    const missing = this.#settings.size - this.totalCount;
    if (missing <= 0) return;
    const opened = await Promise.allSettled(Array.from({ length: this.idleCount + missing }, () => super.connect()));
    for (const one of opened) if (one.status === 'fulfilled') one.value.release();
    const refused = opened.find((one) => one.status === 'rejected');
    if (refused) throw refused.reason;
  }

  async #close(): Promise<void> {
    this.#base.stop();
    let grace: NodeJS.Timeout | undefined;
    const forced = new Promise<void>((resolve) => {
      grace = setTimeout(() => {
        for (const [client, label] of this.#lent) {
          logger().warn({ label }, 'A database connection was still held at the end; it is closed.');
          client.connection.stream.destroy();
        }
        resolve();
      }, STOP_GRACE_MS);
    });
    await Promise.race([this.end(), forced]);
    clearTimeout(grace);
  }
}
