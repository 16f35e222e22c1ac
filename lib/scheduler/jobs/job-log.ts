import { type LogFunctionFactory, Logger } from 'graphile-worker';
import { logger } from '@/lib/foundation/logger';

const LEVELS = { error: 'error', warning: 'warn', info: 'debug', debug: 'debug' } as const;
interface Meta {
  error?: unknown;
  job?: { attempts?: number; max_attempts?: number };
}

/** The library's words in our log. A payload may hold sealed secrets and is left out. */
const intoOurs: LogFunctionFactory =
  ({ taskIdentifier, jobId }) =>
  (level, message, meta: Meta = {}) => {
    const failed = meta.job && meta.error !== undefined;
    const fields = { job: taskIdentifier, jobId, err: meta.error, attempt: meta.job?.attempts };
    logger()[LEVELS[level]](fields, failed ? `the job ${taskIdentifier} failed` : message);
  };

export const jobLog = new Logger(intoOurs);
