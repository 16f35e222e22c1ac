import type pg from 'pg';
import { isConnectionLost, wasNotRun } from './connection-errors';

const READ = /^\s*(select|with|values|table)\b/i;
const WRITES =
  /\b(insert|update|delete|merge|into|nextval|setval|set_config|pg_notify|pg_\w*advisory\w*|add_jobs?|lo_\w+)\b/i;

/** True when sending the statement twice does no more than sending it once. Errs on the side of false. */
export const isRepeatable = (text: string): boolean => READ.test(text) && !WRITES.test(text);

/** A database that goes away again and again is told to the caller. */
const REPETITIONS = 3;

/** Sends a statement again when its connection was lost and a repetition is harmless. Not for use inside a transaction. */
export function retryLostReads(query: pg.Pool['query'], onRetry: () => void): pg.Pool['query'] {
  const send = query as (text: unknown, values: unknown, outcome: unknown) => unknown;
  const retrying = (text: unknown, values?: unknown, callback?: unknown): unknown => {
    if (typeof values === 'function' || typeof callback === 'function') return send(text, values, callback);
    return new Promise((resolve, reject) => {
      const attempt = (left: number): unknown =>
        send(text, values, (error: Error | undefined, result: unknown) => {
          if (!error) return resolve(result);
          if (left === 0 || !isWorthRepeating(error, text)) return reject(error);
          onRetry();
          attempt(left - 1);
        });
      attempt(REPETITIONS);
    }).catch(fromHere);
  };
  return retrying as pg.Pool['query'];
}

const isWorthRepeating = (error: Error, text: unknown): boolean =>
  wasNotRun(error) || (isConnectionLost(error) && isRepeatable(textOf(text)));

/** The stack of a reply leads to the socket; from here it leads to the caller, as pg's own promises do it. */
function fromHere(error: Error): never {
  Error.captureStackTrace(error);
  throw error;
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query;
  const text = typeof query === 'object' && query !== null && 'text' in query ? query.text : '';
  return typeof text === 'string' ? text : '';
}
