import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { SECOND } from '@/lib/foundation/time';
import { BENCH_ENVIRONMENT } from './bench-environment';

/**
 * A worker of the product in a process of its own whose networks take every post at once, so that what is measured is the
 * queue and not a network.
 */
export class BenchWorker {
  private constructor(private readonly child: ChildProcess) {}

  /** @returns once it listens. */
  static async start(databaseUrl: string, env: Record<string, string> = {}): Promise<BenchWorker> {
    const child = fork(path.join(import.meta.dirname, 'instant-worker.ts'), {
      execArgv: ['--conditions=react-server', '--import', 'tsx'],
      env: { ...process.env, ...BENCH_ENVIRONMENT, DATABASE_URL: databaseUrl, ...env },
    });
    await untilListening(databaseUrl, child);
    return new BenchWorker(child);
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGTERM');
    await new Promise((resolve) => this.child.once('exit', resolve));
  }
}

async function untilListening(databaseUrl: string, child: ChildProcess): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const deadline = performance.now() + 60 * SECOND;
    while (performance.now() < deadline && child.exitCode === null) {
      const { rowCount } = await client.query(
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN post_due'",
      );
      if (rowCount) return;
      await sleep(100);
    }
    throw new Error('The worker does not listen after a minute.');
  } finally {
    await client.end();
  }
}
