import { APIError, createAuthMiddleware } from 'better-auth/api';
import { consume, exhaustedFor, SIGN_IN_FAILURE_LIMIT, secondsLeft } from '../http/rate-limit';

const SIGN_IN = '/sign-in/email';

/** better-auth's limit by client address, counted in our store. */
export async function limitByAddress(
  key: string,
  rule: { window: number; max: number },
): Promise<{ allowed: boolean; retryAfter: number | null }> {
  const { allowed, state } = await consume({ name: 'auth', points: rule.max, windowSeconds: rule.window }, key);
  return { allowed, retryAfter: allowed ? null : secondsLeft(state) };
}

/** An address can be forged, an e-mail address under attack cannot: after too many wrong passwords it has to wait. */
export const refuseTooManyFailures = createAuthMiddleware(async (ctx) => {
  const email = emailOf(ctx);
  const seconds = email && (await exhaustedFor(SIGN_IN_FAILURE_LIMIT, email));
  if (!seconds) return;
  throw new APIError(
    'TOO_MANY_REQUESTS',
    {
      code: 'TOO_MANY_FAILURES',
      message: `Too many wrong passwords. Try again in ${Math.ceil(seconds / 60)} minutes.`,
    },
    { 'retry-after': String(seconds) },
  );
});

export const countFailedSignIn = createAuthMiddleware(async (ctx) => {
  const email = emailOf(ctx);
  const { returned } = ctx.context;
  if (email && returned instanceof APIError && returned.statusCode === 401) await consume(SIGN_IN_FAILURE_LIMIT, email);
});

function emailOf({ path, body }: { path: string; body?: unknown }): string | null {
  if (path !== SIGN_IN || typeof body !== 'object' || body === null || !('email' in body)) return null;
  return typeof body.email === 'string' ? body.email.toLowerCase() : null;
}
