import { statement } from '../sql';

/** The library's own function: part of the transaction that it is called in. */
export const addJob = statement<
  [name: string, payload: string, runAt: Date | null, maxAttempts: number, key: string | null],
  { id: string }
>('add_job', 'SELECT id FROM graphile_worker.add_job($1, $2::json, run_at => $3, max_attempts => $4, job_key => $5)');

/** A job's round, as the library's own cron adds it: one runs at a time, and one waits. */
export const addCronJob = statement<[name: string], { id: string }>(
  'add_cron_job',
  'SELECT id FROM graphile_worker.add_job($1, queue_name => $1, job_key => $1, max_attempts => 3)',
);
