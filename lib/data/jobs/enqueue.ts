import { type Queryable, run } from '../db/sql';
import { addJob } from '../db/statements/jobs';
import { JOB_PAYLOADS, type JobName, type JobPayload } from './payloads';

export interface JobOptions {
  /** Not before this; at once when left out. */
  runAt?: Date;
  /** A job that waits under the same key is replaced, so that there is one of it. */
  key?: string;
  /** Tries in all, each later than the one before: about 4 s, 10 s, 30 s, 1 min, 3 min, … */
  maxAttempts?: number;
}

const MAX_ATTEMPTS = 10;

/** Leaves work for the worker. In a transaction it is there if, and only if, the transaction commits. */
export async function enqueue<N extends JobName>(
  tx: { client: Queryable },
  name: N,
  payload: JobPayload<N>,
  { runAt, key, maxAttempts = MAX_ATTEMPTS }: JobOptions = {},
): Promise<void> {
  const json = JSON.stringify(JOB_PAYLOADS[name].parse(payload));
  await run(tx.client, addJob, [name, json, runAt ?? null, maxAttempts, key ?? null]);
}
