import { hostname } from 'node:os';
import { JobPool } from '@/lib/data/db/job-pool';
import { openWorkerPool } from '@/lib/data/db/pool';
import { env } from '@/lib/foundation/env';
import { logger } from '@/lib/foundation/logger';
import { Heartbeat } from './heartbeat';
import { JobRunner } from './jobs/job-runner';
import { JOBS } from './jobs/registry';
import { Worker } from './worker';

const pool = openWorkerPool();
const id = `${hostname()}-${process.pid}`;
const worker = new Worker({
  id,
  concurrency: env().WORKER_CONCURRENCY,
  pollMs: env().WORKER_POLL_MS,
});
const jobs = new JobRunner(JOBS, { pool: new JobPool() });
const heartbeat = new Heartbeat(id, () => {
  const { running, handled } = worker.snapshot();
  return { running, handled, jobWorkers: jobs.snapshot().workers };
});

let stopping: Promise<void> | undefined;
const stop = (): Promise<void> => {
  stopping ??= (async () => {
    await Promise.all([worker.stop(), jobs.stop()]);
    await heartbeat.stop();
    await pool.stop();
    logger().info(worker.snapshot(), 'worker stopped');
  })();
  return stopping;
};

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger().error({ err: error }, 'worker did not stop cleanly');
        process.exit(1);
      },
    );
  });
}

worker.start();
jobs.start();
heartbeat.start();
logger().info(worker.snapshot(), 'worker started');
