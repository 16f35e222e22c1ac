import { AppError } from '@/lib/foundation/errors';
import { SECOND } from '@/lib/foundation/time';

/** Every request to a store ends within this time, so that a frozen store costs a request little. */
export const STORE_TIMEOUT_MS = SECOND;

/** Runs one request to a store. @throws AppError `unavailable` with the driver's error as its cause. */
export async function orUnavailable<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    throw new AppError('unavailable', 'The key-value store does not answer. Try again in a moment.', {
      retryAfterSeconds: 2,
      cause: error,
    });
  }
}
