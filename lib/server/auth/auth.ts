import { prismaAdapter } from 'better-auth/adapters/prisma';
import { betterAuth } from 'better-auth/minimal';
import { prisma } from '@/lib/data/db/client';
import { ensureBusiness } from '@/lib/domain/businesses/ensure-business';
import { env } from '@/lib/foundation/env';
import { type IdPrefix, newId } from '@/lib/foundation/ids';
import { logger } from '@/lib/foundation/logger';
import { remember } from '@/lib/foundation/remember';
import { DAY, SECOND } from '@/lib/foundation/time';
import { isSameOrigin } from '../http/same-origin';
import { hashPassword, PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH, verifyPassword } from './password';
import { COOKIE_PREFIX } from './read-session';
import { countFailedSignIn, limitByAddress, refuseTooManyFailures } from './sign-in-limits';

const SESSION_SECONDS = (30 * DAY) / SECOND;
const PREFIXES: Partial<Record<string, IdPrefix>> = { user: 'user' };

/** Sign-up, sign-in and sign-out by e-mail and password. Requests read the session by `readSession`, not through here. */
export const auth = () => remember('auth', createAuth);

const createAuth = () =>
  betterAuth({
    appName: 'AI Growth Manager',
    baseURL: env().APP_URL,
    basePath: '/api/auth',
    secret: env().AUTH_SECRET,
    trustedOrigins: (request) => (request && isSameOrigin(request.headers) ? [request.headers.get('origin')] : []),
    telemetry: { enabled: false },
    database: prismaAdapter(prisma(), { provider: 'postgresql', transaction: true }),
    account: { modelName: 'authCredential' },
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true, cookieCache: { enabled: false } },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: PASSWORD_MIN_LENGTH,
      maxPasswordLength: PASSWORD_MAX_LENGTH,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      disableOriginCheck: false,
      database: { generateId: ({ model }) => newId(PREFIXES[model] ?? 'auth') },
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 120,
      customStorage: { consume: limitByAddress },
      customRules: ADDRESS_RULES,
    },
    hooks: { before: refuseTooManyFailures, after: countFailedSignIn },
    databaseHooks: { session: { create: { after: giveBusiness } } },
    logger: { level: 'info', log: logFailure },
  });

/** Password checks cost the server much and an attacker little. */
const ADDRESS_RULES = {
  '/sign-in/email': { window: 60, max: 30 },
  '/sign-up/email': { window: 60, max: 20 },
};

/** Its lesser messages name the e-mail address of whoever tries; and at level `error` it writes to the console itself. */
function logFailure(level: string, message: string, ...details: unknown[]): void {
  if (level === 'error') logger().error({ details }, message);
}

/** Runs after the sign-up has committed and before it is answered; a sign-in repairs what a crash in between left out. */
async function giveBusiness(
  session: { userId: string },
  context: { path?: string; body?: Record<string, unknown> } | null,
): Promise<void> {
  const typed = context?.path === '/sign-up/email' ? context.body : undefined;
  await ensureBusiness(session.userId, { name: typed?.businessName, timeZone: typed?.timeZone }, new Date());
}
