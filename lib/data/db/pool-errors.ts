import { AppError } from '@/lib/foundation/errors';
import { SECOND } from '@/lib/foundation/time';
import type { PoolSettings } from './pool-settings';

/** Every connection stayed in use for as long as a caller may wait. */
export const poolTimeout = (
  { size, maxOverflow, timeoutMs }: PoolSettings,
  waiting: number,
  cause: unknown,
): AppError =>
  new AppError(
    'pool_timeout',
    `No database connection came free within ${timeoutMs / SECOND} s: all ${size + maxOverflow} (${size} and ` +
      `${maxOverflow} overflow) are in use, ${waiting} more callers wait. Try again in a moment.`,
    { retryAfterSeconds: 2, cause },
  );

/** No connection could be opened for longer than a restart takes. */
export const databaseUnavailable = (cause: unknown): AppError =>
  new AppError('unavailable', 'The database cannot be reached. Try again in a moment.', {
    retryAfterSeconds: 5,
    cause,
  });

/** Prisma wraps what the pool throws in an error of its own that keeps the code: the pool's error again, or undefined. */
export function poolErrorBehind(error: Error): AppError | undefined {
  if (error.name !== 'PrismaClientKnownRequestError' || !('code' in error)) return undefined;
  if (error.code === 'unavailable') return databaseUnavailable(error);
  if (error.code !== 'pool_timeout') return undefined;
  return new AppError('pool_timeout', 'No database connection came free in time. Try again in a moment.', {
    retryAfterSeconds: 2,
    cause: error,
  });
}
