import { AppError, invalidField } from '@/lib/foundation/errors';

/** What `guardedFetch` says no with: an error on field `url`. */
export const refused = (code: string, message: string): AppError => invalidField('url', code, message);

export const notPublic = (): AppError =>
  refused('not_public', 'The address leads to a private network. Give one that is open to everybody.');

export const tooLarge = (maxBytes: number): AppError =>
  refused(
    'too_large',
    `There are more than ${Math.floor(maxBytes / 1024).toLocaleString('en-US')} KB at this address.`,
  );

export const timedOut = (): AppError =>
  refused('timeout', 'The address did not answer in time. Try again, or give another one.');

/** Any failure of a connection, in words that quote nothing of it. */
export function asRefusal(error: unknown, deadline: AbortSignal): AppError {
  if (error instanceof AppError) return error;
  if (deadline.aborted) return timedOut();
  return refused('unreachable', 'The address cannot be reached. Check that it opens in a browser.');
}
