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
import { Loans } from './loans';
import { Outage } from './outage';
import { databaseUnavailable, poolTimeout } from './pool-errors';
import { type PoolSettings, pgPoolConfig } from './pool-settings';
import { PoolStatistics } from './pool-statistics';
import type { PooledClient } from './pooled-client';
import { retryLostReads } from './retry-lost-reads';

type Checkout = pg.PoolClient & PooledClient;
type Observer = (client: PooledClient) => void;
interface Request {
  label: string;
  startedAt: number;
  /** Of the caller's context: a waiter is served in the context of whoever releases. */
  observer: Observer | undefined;
  callback: ConnectCallback;
}
type Given = [Error | undefined, Checkout | undefined];
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
  readonly #loans: Loans<Checkout>;
  /** Connections that last answered before this moment are tested before use: others were lost then. */
  #suspectBefore = 0;
  readonly #observer = new AsyncLocalStorage<Observer>();
  #stopping: Promise<void> | undefined;

  constructor(settings: PoolSettings) {
    const statistics = new PoolStatistics();
    super(pgPoolConfig(settings, statistics));
    this.statistics = statistics;
    this.#settings = settings;
    this.#outage = new Outage(settings.connectTimeoutMs);
    this.#loans = new Loans(settings.leakAfterMs);
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
    this.#serve('query', callback);
  }

  /**
   * A connection for the caller alone until its `release()`. `label` names the holder in the report of a leak.
   * @throws AppError `pool_timeout` when none came free in time, `unavailable` when none could be opened.
   */
  checkout(label: string): Promise<pg.PoolClient> {
    return new Promise((resolve, reject) => {
      this.#serve(label, (error, client) => (client ? resolve(client) : reject(error)));
    });
  }

  /** The common case, a connection that needs no look, takes no promise; `#acquire` does the rest. */
  #serve(label: string, callback: ConnectCallback): void {
    const request = { label, startedAt: performance.now(), observer: this.#observer.getStore(), callback };
    super.connect((error, given) => {
      const client = given as Checkout | undefined;
      if (client && this.#isFresh(client)) return this.#lend(client, request);
      this.#acquire(request.startedAt, error, client).then(
        (usable) => this.#lend(usable, request),
        (refusal: Error) => callback(refusal, undefined, () => undefined),
      );
    });
  }

  /** Tells `observer` each connection that `work` checks out, also by way of Prisma. */
  observe<T>(observer: Observer, work: () => Promise<T>): Promise<T> {
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

  /** Goes on from what pg.Pool gave: tests it, replaces it, waits out a restart of the database. */
  async #acquire(startedAt: number, error: Error | undefined, client: Checkout | undefined): Promise<Checkout> {
    let given: Given = [error, client];
    for (let attempt = 1; ; ) {
      const [refusal, candidate] = given;
      if (!candidate) await this.#waitOut(refusal, startedAt, attempt++);
      else if (await this.#isUsable(candidate)) return candidate;
      given = await this.#connectWithin(startedAt + this.#settings.timeoutMs - performance.now());
    }
  }

  /** Waits until another dial is worth it. @throws when none is. */
  async #waitOut(refusal: Error | undefined, startedAt: number, attempt: number): Promise<void> {
    const isFull = isQueueTimeout(refusal);
    if (isFull || performance.now() - startedAt >= this.#settings.timeoutMs) {
      this.statistics.totals.timeouts++;
      throw isFull ? poolTimeout(this.#settings, this.waitingCount, refusal) : databaseUnavailable(refusal);
    }
    if (!isWorthRedialling(refusal)) throw refusal;
    this.statistics.totals.errors++;
    this.#base.refill();
    if (!this.#outage.failed()) throw databaseUnavailable(refusal);
    await sleep(backoffMs(attempt, { baseMs: 50, maxMs: SECOND }));
  }

  /** pg.Pool reads its limit as the call begins, so what is left of this checkout's limit stands there for that moment. */
  #connectWithin(leftMs: number): Promise<Given> {
    this.options.connectionTimeoutMillis = Math.max(1, Math.ceil(leftMs));
    const given = new Promise<Given>((resolve) => {
      super.connect((error, client) => resolve([error, client as Checkout | undefined]));
    });
    this.options.connectionTimeoutMillis = this.#settings.timeoutMs;
    return given;
  }

  /** Young enough, heard of lately, and not from before a loss. */
  #isFresh(client: Checkout): boolean {
    const now = performance.now();
    const heardOf = now - client.answeredAt <= this.#settings.prePingIdleMs && client.answeredAt >= this.#suspectBefore;
    return heardOf && now < client.expiresAt;
  }

  async #isUsable(client: Checkout): Promise<boolean> {
    if (this.#isFresh(client)) return true;
    const { totals } = this.statistics;
    if (performance.now() >= client.expiresAt) {
      totals.recycles++;
      client.release(true);
      return false;
    }
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

  #lend(client: Checkout, { label, startedAt, observer, callback }: Request): void {
    this.statistics.totals.checkouts++;
    this.statistics.waitMs.add(performance.now() - startedAt);
    const giveBack = client.release;
    this.#loans.begin(client, label);
    client.lease++;
    client.release = (error) => {
      if (!this.#loans.end(client)) throw new Error(`The database connection of "${label}" was released twice.`);
      client.lease++;
      giveBack(this.#account(fateOf(client, error), label, error) !== 'kept');
    };
    observer?.(client);
    callback(undefined, client, client.release);
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
    this.#loans.stop();
    let grace: NodeJS.Timeout | undefined;
    const forced = new Promise<void>((resolve) => {
      grace = setTimeout(() => {
        for (const [client, { label }] of this.#loans.open()) {
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
