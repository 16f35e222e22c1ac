import pg from 'pg';
import { isConnectionLost } from './connection-errors';

export interface PooledClientOptions {
  connectTimeoutMs: number;
  /** Longest life of a connection; each gets 80 to 100 % of it, so that those born together do not die together. */
  recycleMs: number;
  /** `statement` as it was given to `query`. */
  onQuery(statement: unknown, durationMs: number): void;
}

type Listener = (error: unknown, result?: unknown) => void;

interface Sent {
  statement: unknown;
  at: number;
}

/** A connection that knows its age, when it last answered and whether a statement is under way on it. */
export class PooledClient extends pg.Client {
  readonly expiresAt: number;
  /** When the server last answered. */
  answeredAt = performance.now();
  /** Statements without a result yet. */
  inFlight = 0;
  /** False from the sending of a statement until the server has ended its reply, which is after an error's report. */
  #ready = true;
  readonly #onQuery: PooledClientOptions['onQuery'];
  lost = false;
  /** Changes each time that the connection is lent or given back. */
  lease = 0;

  constructor(config: pg.ClientConfig, { connectTimeoutMs, recycleMs, onQuery }: PooledClientOptions) {
    super({ ...config, connectionTimeoutMillis: connectTimeoutMs });
    this.#onQuery = onQuery;
    this.expiresAt = performance.now() + recycleMs * (0.8 + 0.2 * Math.random());
    this.query = this.#observed(super.query.bind(this));
    this.connection.on('readyForQuery', () => {
      this.#ready = true;
      this.answeredAt = performance.now();
    });
    // Without a listener the loss of a checked-out connection would end the process; its next statement reports it.
    this.on('error', () => {
      this.lost = true;
    });
    this.once('end', () => {
      this.lost = true;
    });
  }

  /** @throws when the server does not answer an empty statement in time. */
  async ping(timeoutMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('timeout expired')), timeoutMs);
    });
    try {
      await Promise.race([super.query(''), silence]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Adds the measure, and lets a refusal be heard only when the reply has ended: the connection is then free for the next. */
  #observed(query: pg.Client['query']): pg.Client['query'] {
    const send = query as (text: unknown, values: unknown, listener?: Listener) => unknown;
    const observed = (text: unknown, values?: unknown, callback?: unknown): unknown => {
      const sent = { statement: text, at: performance.now() };
      this.inFlight++;
      this.#ready = false;
      const listener = (typeof values === 'function' ? values : callback) as Listener | undefined;
      if (listener) {
        return send(text, listener === values ? undefined : values, (error, result) => {
          if (error && this.#isRefusal(error)) void this.#settled().then(() => this.#tell(listener, sent, error));
          else this.#tell(listener, sent, error, result);
        });
      }
      const result = send(text, values);
      if (result instanceof Promise) return this.#promised(result, sent);
      this.#ended(sent);
      return result;
    };
    return observed as pg.Client['query'];
  }

  #tell(listener: Listener, sent: Sent, error: unknown, result?: unknown): void {
    this.#ended(sent);
    listener(error, result);
  }

  #ended({ statement, at }: Sent): void {
    this.inFlight--;
    this.#onQuery(statement, performance.now() - at);
  }

  async #promised(result: Promise<unknown>, sent: Sent): Promise<unknown> {
    try {
      return await result;
    } catch (error) {
      if (this.#isRefusal(error)) await this.#settled();
      throw error;
    } finally {
      this.#ended(sent);
    }
  }

  /** The server refused the statement and stays for the next one; notes the loss when it does not. */
  #isRefusal(error: unknown): boolean {
    if (isConnectionLost(error)) this.lost = true;
    return error instanceof pg.DatabaseError && !this.lost;
  }

  /** Resolves when the server has ended its reply, or the connection has ended. */
  async #settled(): Promise<void> {
    if (this.#ready || this.lost) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.connection.off('readyForQuery', done);
        this.off('end', done);
        resolve();
      };
      this.connection.once('readyForQuery', done);
      this.once('end', done);
    });
  }
}

/** The class that `pg.Pool` makes its connections of. */
export const pooledClientClass = (options: PooledClientOptions): (new (config?: pg.ClientConfig) => PooledClient) =>
  class extends PooledClient {
    constructor(config: pg.ClientConfig = {}) {
      super(config, options);
    }
  };
