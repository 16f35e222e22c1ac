import type { Problem } from '@/lib/contracts/problem';
import { isConnectionLost } from '@/lib/data/db/connection-errors';
import { poolErrorBehind } from '@/lib/data/db/pool-errors';
import { env } from '@/lib/foundation/env';
import { AppError, type ErrorCode } from '@/lib/foundation/errors';
import { logger } from '@/lib/foundation/logger';

const TITLES = {
  malformed_request: 'The request cannot be read',
  unauthenticated: 'Not signed in',
  forbidden: 'Not allowed',
  needs_approval: 'This needs approval first',
  not_found: 'Not found',
  method_not_allowed: 'Method not allowed',
  conflict: 'Conflict',
  idempotency_in_flight: 'The same request is still running',
  payload_too_large: 'Too large',
  unsupported_media_type: 'Unsupported media type',
  invalid_input: 'Invalid input',
  idempotency_mismatch: 'The Idempotency-Key was used for another request',
  rate_limited: 'Too many requests',
  internal_error: 'Something went wrong on our side',
  network_error: 'A social network did not answer',
  unavailable: 'Not available at the moment',
  pool_timeout: 'The database is busy',
} as const satisfies Record<ErrorCode, string>;

const PRISMA_UNREACHABLE = /^P10(01|02|08|17)$/;
const UNAVAILABLE_RETRY_SECONDS = 2;

/** Any failure as an RFC 9457 document. What is not an `AppError` is logged whole and says nothing of its inside. */
export function problemResponse(error: unknown, requestId: string): Response {
  const failure = appErrorOf(error, requestId);
  const problem: Problem = {
    type: `${env().APP_URL}/docs/api#${failure.code}`,
    title: TITLES[failure.code],
    status: failure.status,
    detail: failure.message,
    code: failure.code,
    requestId,
    errors: failure.errors,
  };
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  if (failure.retryAfterSeconds !== undefined) headers.set('retry-after', String(failure.retryAfterSeconds));
  if (failure.code === 'unauthenticated') headers.set('www-authenticate', 'Bearer realm="api"');
  return new Response(JSON.stringify(problem), { status: failure.status, headers });
}

function appErrorOf(error: unknown, requestId: string): AppError {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const known = cause instanceof AppError ? cause : poolErrorBehind(cause);
    if (known) return logged(known, requestId);
    if (isDatabaseGone(cause)) {
      logger().error({ err: error, requestId }, 'database not reachable');
      return new AppError('unavailable', 'The database cannot be reached at the moment. Try again in a few seconds.', {
        retryAfterSeconds: UNAVAILABLE_RETRY_SECONDS,
      });
    }
  }
  logger().error({ err: error, requestId }, 'request failed');
  return new AppError('internal_error', `Try again; if it stays, report the request id ${requestId}.`);
}

function logged(error: AppError, requestId: string): AppError {
  if (error.status >= 500) logger().warn({ err: error, requestId }, 'request refused');
  return error;
}

function isDatabaseGone(error: Error): boolean {
  return isConnectionLost(error) || ('code' in error && PRISMA_UNREACHABLE.test(String(error.code)));
}
