import type { JobName, JobPayload } from '@/lib/data/jobs/payloads';

export interface JobCall {
  /** Aborts when the job's time is up or the worker stops; a job hands it on to what it waits for. */
  signal: AbortSignal;
  now: Date;
}

/** Work that is done beside publishing. It may be run again after a failure or a crash, so doing it twice does no harm. */
export interface Job<N extends JobName> {
  name: N;
  timeoutMs: number;
  /** When it comes round by itself, in UTC: minute, hour, day of the month, month, day of the week. */
  cron?: string;
  run(payload: JobPayload<N>, call: JobCall): Promise<void>;
}
