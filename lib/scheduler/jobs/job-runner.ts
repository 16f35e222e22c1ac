import { EventEmitter } from 'node:events';
import { type CronItem, parseCronItems, type Runner, run, type WorkerEvents } from 'graphile-worker';
import type { JobPool, ListeningClient } from '@/lib/data/db/job-pool';
import type { JobName } from '@/lib/data/jobs/payloads';
import { logger } from '@/lib/foundation/logger';
import { backoffMs } from '@/lib/foundation/retry';
import { MINUTE, SECOND } from '@/lib/foundation/time';
import type { Job } from './job';
import { jobLog } from './job-log';
import { taskOf } from './task-of';

export type Jobs = { [N in JobName]?: Job<N> };

const CONCURRENCY = 2;
/** New jobs are told by the database; this finds those whose time came, which are retries and none that a person waits for. */
const POLL_MS = MINUTE / 2;
const STOP_WITHIN_MS = 3 * SECOND;
const CRON_ATTEMPTS = 3;

interface JobRunnerOptions {
  pool: JobPool;
  /** Called with each new listening connection, at once and after every loss, for channels of one's own. */
  onListening?: (client: ListeningClient) => void;
}

/** Runs jobs until stopped, through restarts of the database. Any number may run against one database. */
export class JobRunner {
  #runner: Runner | undefined;
  #stopping = false;
  #loop: Promise<void> | undefined;
  #endSleep: () => void = () => undefined;
  #workers: string[] = [];
  #done = 0;
  #failed = 0;

  constructor(
    private readonly jobs: Jobs,
    private readonly options: JobRunnerOptions,
  ) {}

  start(): void {
    this.#loop ??= this.#keepRunning();
  }

  /** Takes no more, gives what runs 3 s to end, and closes its connections. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#endSleep();
    // Rejects when the library is ending by itself already; the loop sees that end.
    await this.#runner?.stop().catch((error: unknown) => logger().debug({ err: error }, 'the job runner had stopped'));
    await this.#loop;
    await this.options.pool.end();
  }

  /** `workers`: the names under which it holds jobs. */
  snapshot(): { running: boolean; workers: string[]; done: number; failed: number } {
    return { running: this.#runner !== undefined, workers: this.#workers, done: this.#done, failed: this.#failed };
  }

  async #keepRunning(): Promise<void> {
    for (let attempt = 1; !this.#stopping; attempt++) {
      try {
        this.#runner = await this.#begin();
        attempt = 0;
        if (this.#stopping) await this.#runner.stop();
        await this.#runner.promise;
      } catch (error) {
        logger().error({ err: error }, 'the job queue could not be read; trying again');
      }
      this.#runner = undefined;
      if (!this.#stopping) await this.#sleep(backoffMs(attempt + 1, { baseMs: SECOND, maxMs: MINUTE / 2 }));
    }
  }

  async #begin(): Promise<Runner> {
    const jobs = Object.values(this.jobs) as Job<JobName>[];
    const events: WorkerEvents = new EventEmitter();
    this.#workers = [];
    events.on('worker:create', ({ worker }) => this.#workers.push(worker.workerId));
    events.on('job:success', () => this.#done++);
    events.on('job:error', () => this.#failed++);
    events.on('pool:listen:success', ({ client, workerPool }) => {
      // The library's own LISTEN is under way on that connection; one statement at a time.
      client.once('drain', () => {
        this.options.onListening?.(client);
        // What came while nobody listened.
        workerPool.nudge(CONCURRENCY);
      });
    });
    return run({
      pgPool: this.options.pool,
      events,
      taskList: Object.fromEntries(jobs.map((job) => [job.name, taskOf(job)])),
      parsedCronItems: parseCronItems(jobs.flatMap(cronItem)),
      concurrency: CONCURRENCY,
      pollInterval: POLL_MS,
      gracefulShutdownAbortTimeout: STOP_WITHIN_MS,
      noHandleSignals: true,
      logger: jobLog,
    });
  }

  async #sleep(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#endSleep = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** One run at a time, and one that waits: a round that is missed is not made up for. */
const cronItem = ({ name, cron }: Job<JobName>): CronItem[] =>
  cron
    ? [
        {
          task: name,
          match: cron,
          identifier: name,
          options: { queueName: name, jobKey: name, backfillPeriod: 0, maxAttempts: CRON_ATTEMPTS },
        },
      ]
    : [];
