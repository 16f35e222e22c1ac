import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Tick } from '@/lib/contracts/cron';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { addCronJob } from '@/lib/data/db/statements/jobs';
import { workerSeenAt } from '@/lib/data/db/statements/workers';
import type { JobName } from '@/lib/data/jobs/payloads';
import { readQueueDepth } from '@/lib/domain/punctuality/read-queue';
import { env } from '@/lib/foundation/env';
import { MINUTE, SECOND } from '@/lib/foundation/time';
import { sweepGoneWorkers, tellWorker } from './heartbeat';
import { cronJobsDue } from './jobs/cron-jobs-due';
import type { Job } from './jobs/job';
import { JOBS } from './jobs/registry';
import { runDueJobs } from './jobs/run-due-jobs';
import { Worker } from './worker';

/** All ticks are one worker to those who look: it matters that one comes, not which machine it came to. */
const TICK_ID = 'tick';
/** Two ticks of a cron that calls every minute may fail before people are told that posts wait. */
const SEEN_WITHIN_MS = 3 * MINUTE;
/** What a worker may take to end what it has begun. */
const DRAIN_MS = 10 * SECOND;

/**
 * One round for a host that has no long process: publishes what is due, asks about what is in doubt, and runs jobs whose
 * time has come. Ends by itself when nothing is left to do, after `withinMs` at the latest. Beside others it is one more worker.
 */
export async function tick({ withinMs, now }: { withinMs: number; now: Date }): Promise<Tick> {
  const startedAt = performance.now();
  const [last] = await run(pool(), workerSeenAt, [TICK_ID]);
  const worker = new Worker({
    id: `${TICK_ID}-${hostname()}-${randomUUID().slice(0, 8)}`,
    concurrency: env().WORKER_CONCURRENCY,
    pollMs: env().WORKER_POLL_MS,
  });
  const tell = (): Promise<void> =>
    tellWorker(TICK_ID, { ...worker.snapshot(), jobWorkers: [] }, { isFirst: false, expectedMs: SEEN_WITHIN_MS });
  await tell();
  await sweepGoneWorkers();
  const rounds = cronJobsDue(Object.values(JOBS) as Job<JobName>[], last?.seen_at ?? null, now);
  for (const name of rounds) await run(pool(), addCronJob, [name]);
  const [jobs] = await Promise.all([runDueJobs(JOBS, withinMs), worker.runFor(Math.max(SECOND, withinMs - DRAIN_MS))]);
  await tell();
  const depth = await readQueueDepth();
  const left = (states: readonly string[]): number =>
    depth.filter(({ state }) => states.includes(state)).reduce((sum, { posts }) => sum + posts, 0);
  return {
    durationMs: Math.round(performance.now() - startedAt),
    posts: { handled: worker.snapshot().handled, due: left(['due', 'overdue']), unknown: left(['unknown']) },
    jobs: { rounds, ...jobs },
  };
}
