import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { refuseSilentDatabase } from '../launch/database-url';
import { EmbeddedPostgres } from '../launch/postgres';
import type { StopSequence } from '../launch/stop-sequence';
import { chromiumPath } from './chromium';
import { testRedis } from './redis';
import { startTestStack } from './test-stack';

const THROWAWAY = [
  ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
  'shared_preload_libraries=pg_stat_statements',
];

/** What the tests need, each brought up when it is first asked for, and taken down by the sequence. */
export class Resources {
  private postgres: Promise<string> | undefined;
  private redis: Promise<string> | undefined;
  private stack: Promise<NodeJS.ProcessEnv> | undefined;

  constructor(
    private readonly root: string,
    private readonly artifacts: string,
    private readonly sequence: StopSequence,
  ) {}

  /** A PostgreSQL login that may create databases: DATABASE_URL, otherwise an embedded server of this run. */
  adminDatabaseUrl(): Promise<string> {
    this.postgres ??= this.bringPostgres();
    return this.postgres;
  }

  redisUrl(): Promise<string> {
    this.redis ??= testRedis(this.sequence);
    return this.redis;
  }

  chromium(): string {
    return chromiumPath();
  }

  /** The environment in which tests reach the running product. */
  product(): Promise<NodeJS.ProcessEnv> {
    this.stack ??= this.bringStack();
    return this.stack;
  }

  private async bringPostgres(): Promise<string> {
    const given = process.env.DATABASE_URL;
    if (given) {
      await refuseSilentDatabase(given);
      return given;
    }
    const place = await mkdtemp(path.join(tmpdir(), 'ai-growth-manager-test-'));
    await this.sequence.add({ stop: () => rm(place, { recursive: true, force: true }) });
    // The user that runs the embedded server must be able to enter the folder.
    await chmod(place, 0o711);
    const server = await EmbeddedPostgres.start({ place, settings: THROWAWAY });
    await this.sequence.add({ stop: () => server.stop(), kill: () => server.kill() });
    return server.url('postgres');
  }

  private async bringStack(): Promise<NodeJS.ProcessEnv> {
    const { root, artifacts, sequence } = this;
    const [adminUrl, redisUrl] = [await this.adminDatabaseUrl(), await this.redisUrl()];
    return startTestStack({ root, adminUrl, redisUrl, artifacts, sequence });
  }
}
