import { APIError, createAuthMiddleware } from 'better-auth/api';
import { MINUTE, SECOND } from '@/lib/foundation/time';
import { counter, SIGN_IN_FAILURE_LIMIT } from '../http/rate-limit';

const SIGN_IN = '/sign-in/email';

/** better-auth's limit by client address, counted in our store. */
export async function limitByAddress(
  key: string,
  rule: { window: number; max: number },
): Promise<{ allowed: boolean; retryAfter: number | null }> {
  const limit = { name: 'auth', points: rule.max, windowSeconds: rule.window };
  const { allowed, secondsLeft } = await counter(limit).consume(key);
  return { allowed, retryAfter: allowed ? null : secondsLeft };
}

/** An address can be forged, an e-mail address under attack cannot: after too many wrong passwords it has to wait. */
export const refuseTooManyFailures = createAuthMiddleware(async (ctx) => {
  const email = emailOf(ctx);
  if (email === null) return;
  const { allowed, secondsLeft } = await counter(SIGN_IN_FAILURE_LIMIT).peek(email);
  if (allowed) return;
  throw new APIError(
    'TOO_MANY_REQUESTS',
    {
      code: 'TOO_MANY_FAILURES',
      message: `Too many wrong passwords. Try again in ${Math.ceil((secondsLeft * SECOND) / MINUTE)} minutes.`,
    },
    { 'retry-after': String(secondsLeft) },
  );
});

export const countFailedSignIn = createAuthMiddleware(async (ctx) => {
  const email = emailOf(ctx);
  const { returned } = ctx.context;
  if (email && returned instanceof APIError && returned.statusCode === 401) {
    await counter(SIGN_IN_FAILURE_LIMIT).consume(email);
  }
});

function emailOf({ path, body }: { path: string; body?: unknown }): string | null {
  if (path !== SIGN_IN || typeof body !== 'object' || body === null || !('email' in body)) return null;
  return typeof body.email === 'string' ? body.email.toLowerCase() : null;
}
