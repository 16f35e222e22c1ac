import type pg from 'pg';
import { logger } from '@/lib/foundation/logger';
import type { PoolSettings } from './pool-settings';
import { QueuePool } from './queue-pool';

type ConnectCallback = Parameters<pg.Pool['connect']>[0];

/** How long callers wait before there is one connection more: a post that is due waits no longer behind a job. */
const PATIENCE_MS = 20;

/** Opens overflow only when callers have waited for a while: what a handful of short statements do not need is not opened. */
export class PatientPool extends QueuePool {
  readonly #base: number;
  readonly #most: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    settings: PoolSettings,
    private readonly patienceMs = PATIENCE_MS,
  ) {
    super(settings);
    this.#base = settings.size;
    this.#most = settings.size + settings.maxOverflow;
    this.options.max = this.#base;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | undefined {
    if (!callback) return this.checkout('connect');
    super.connect(callback);
    this.#watch();
  }

  override checkout(label: string): Promise<pg.PoolClient> {
    const given = super.checkout(label);
    this.#watch();
    return given;
  }

  override stop(): Promise<void> {
    clearTimeout(this.#timer);
    return super.stop();
  }

  #watch(): void {
    if (this.waitingCount === 0 || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#openOneMore();
      this.#watch();
    }, this.patienceMs).unref();
  }

  /** pg.Pool reads its limit as the call begins. A new connection, once it is ready, is given back, and goes to who waits longest. */
  #openOneMore(): void {
    if (this.waitingCount === 0 || this.totalCount >= this.#most) return;
    this.options.max = this.#most;
    super.connect((error, _client, release) => {
      if (error) logger().debug({ err: error }, 'an overflow connection was not opened');
      else setImmediate(release);
    });
    this.options.max = this.#base;
  }
}
