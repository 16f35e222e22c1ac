import { createHash, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/foundation/env';
import { AppError } from '@/lib/foundation/errors';
import { respond } from './respond';

type Setting = 'CRON_SECRET' | 'METRICS_TOKEN';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A route for another machine of the operator's, which shows the setting as its bearer token. Not set, it is shut. */
export function withSecret(
  setting: Setting,
  handle: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return (request) =>
    respond(request, async () => {
      const secret = env()[setting];
      if (!secret) {
        throw new AppError(
          'unavailable',
          `${setting} is not set. Set it, at least 32 characters, and send it as a bearer token.`,
        );
      }
      const [, given] = /^Bearer +(\S+) *$/i.exec(request.headers.get('authorization') ?? '') ?? [];
      if (given === undefined || !timingSafeEqual(digest(given), digest(secret))) {
        throw new AppError('unauthenticated', `Send the value of ${setting} as "Authorization: Bearer …".`);
      }
      return handle(request);
    });
}
