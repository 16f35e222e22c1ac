import { EventEmitter } from 'node:events';
import { runOnce, type WorkerEvents, type WorkerPool } from 'graphile-worker';
import { pool } from '@/lib/data/db/pool';
import type { JobName } from '@/lib/data/jobs/payloads';
import { logger } from '@/lib/foundation/logger';
import { SECOND } from '@/lib/foundation/time';
import type { Job } from './job';
import { jobLog } from './job-log';
import type { Jobs } from './job-runner';
import { taskOf } from './task-of';

const CONCURRENCY = 2;
const STOP_WITHIN_MS = 2 * SECOND;

/** Runs jobs whose time has come until none is left, `withinMs` at most: what runs then is ended, to be run again. */
export async function runDueJobs(jobs: Jobs, withinMs: number): Promise<{ done: number; failed: number }> {
  const report = { done: 0, failed: 0 };
  const events: WorkerEvents = new EventEmitter();
  events.on('job:success', () => report.done++);
  events.on('job:error', () => report.failed++);
  let workers: WorkerPool | undefined;
  events.on('pool:create', ({ workerPool }) => {
    workers = workerPool;
  });
  const end = (): void => {
    Promise.resolve(workers?.gracefulShutdown('The tick is over.')).catch((error: unknown) => {
      logger().debug({ err: error }, 'the jobs of a tick had ended');
    });
  };
  const timer = setTimeout(end, Math.max(0, withinMs - STOP_WITHIN_MS));
  try {
    await runOnce({
      pgPool: pool(),
      events,
      taskList: Object.fromEntries((Object.values(jobs) as Job<JobName>[]).map((job) => [job.name, taskOf(job)])),
      concurrency: CONCURRENCY,
      gracefulShutdownAbortTimeout: STOP_WITHIN_MS,
      noHandleSignals: true,
      logger: jobLog,
    });
  } finally {
    clearTimeout(timer);
  }
  return report;
}
