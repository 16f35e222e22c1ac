import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { JobPool } from '@/lib/data/db/job-pool';
import { openWorkerPool } from '@/lib/data/db/pool';
import { env } from '@/lib/foundation/env';
import { logger } from '@/lib/foundation/logger';
import { SECOND } from '@/lib/foundation/time';
import { Heartbeat } from './heartbeat';
import { JobRunner } from './jobs/job-runner';
import { JOBS } from './jobs/registry';
import { doubtWhatIsUnderWay } from './sweep';
import { listenForDuePosts } from './wake-up';
import { Worker } from './worker';

/** Hosts kill ten seconds after they ask; a hung database or job must not keep the process for longer. */
const STOP_WITHIN_MS = 9.8 * SECOND;

const pool = openWorkerPool();
const id = `${hostname()}-${process.pid}`;
const worker = new Worker({
  id,
  concurrency: env().WORKER_CONCURRENCY,
  pollMs: env().WORKER_POLL_MS,
});
const jobs = new JobRunner(JOBS, {
  pool: new JobPool(),
  onListening: (client) => listenForDuePosts(client, () => worker.wake()),
});
const heartbeat = new Heartbeat(id, () => {
  const { running, handled } = worker.snapshot();
  return { running, handled, jobWorkers: jobs.snapshot().workers };
});

let stopping: Promise<void> | undefined;
const stop = (): Promise<void> => {
  stopping ??= (async () => {
    await Promise.all([worker.stop(), jobs.stop()]);
    await doubtWhatIsUnderWay(id);
    await heartbeat.stop();
    await pool.stop();
    logger().info(worker.snapshot(), 'worker stopped');
  })();
  return stopping;
};

const late = async (): Promise<never> => {
  await sleep(STOP_WITHIN_MS, undefined, { ref: false });
  throw new Error('What the worker still holds is taken over when its leases end.');
};

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    Promise.race([stop(), late()]).then(
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
