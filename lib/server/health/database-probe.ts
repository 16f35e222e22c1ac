import pg from 'pg';
import { PART_LIMIT_MS } from './timed';

/** One connection of its own for one look: a pool in full use must not make the database seem gone. */
export class DatabaseProbe {
  readonly #client: pg.Client;
  readonly #connected: Promise<unknown>;

  constructor(databaseUrl: string) {
    this.#client = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'ai-growth-manager readiness',
      connectionTimeoutMillis: PART_LIMIT_MS,
      query_timeout: PART_LIMIT_MS,
    });
    // The loss of the connection also rejects the query under way, which reports it.
    this.#client.on('error', () => this.close());
    this.#connected = this.#client.connect();
  }

  async query<Row extends pg.QueryResultRow>(text: string): Promise<Row[]> {
    await this.#connected;
    return (await this.#client.query<Row>(text)).rows;
  }

  /** Without waiting for a server that may be silent. */
  close(): void {
    this.#client.connection.stream.destroy();
  }
}
