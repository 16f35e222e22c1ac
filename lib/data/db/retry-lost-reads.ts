import type pg from 'pg';
import { isConnectionLost, wasNotRun } from './connection-errors';

const READ = /^\s*(select|with|values|table)\b/i;
const WRITES =
  /\b(insert|update|delete|merge|into|nextval|setval|set_config|pg_notify|pg_\w*advisory\w*|add_jobs?|lo_\w+)\b/i;

/** True when sending the statement twice does no more than sending it once. Errs on the side of false. */
export const isRepeatable = (text: string): boolean => READ.test(text) && !WRITES.test(text);

/** Sends a statement once more when its connection was lost and a repetition is harmless. Not for use inside a transaction. */
export function retryLostReads(query: pg.Pool['query'], onRetry: () => void): pg.Pool['query'] {
  const send = query as (...args: unknown[]) => unknown;
  const retrying = async (...args: unknown[]): Promise<unknown> => {
    try {
      return await send(...args);
    } catch (error) {
      if (!wasNotRun(error) && !(isConnectionLost(error) && isRepeatable(textOf(args[0])))) throw error;
      onRetry();
      return send(...args);
    }
  };
  // The callback forms go through as they are: nobody could be told of the second attempt's promise.
  const either = (...args: unknown[]): unknown =>
    args.some((argument) => typeof argument === 'function') ? send(...args) : retrying(...args);
  return either as pg.Pool['query'];
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query;
  const text = typeof query === 'object' && query !== null && 'text' in query ? query.text : '';
  return typeof text === 'string' ? text : '';
}
