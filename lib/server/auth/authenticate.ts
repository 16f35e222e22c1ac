import { AppError } from '@/lib/foundation/errors';
import { requireSameOrigin } from '../http/same-origin';
import { type VerifiedApiKey, verifyApiKey } from './api-keys';
import { readSession, type SignedIn } from './read-session';

export type Caller = { type: 'api_key'; key: VerifiedApiKey } | { type: 'user'; session: SignedIn };

/** Who asks: by bearer key where one is given, else by the session cookie. @throws AppError `unauthenticated`. */
export async function authenticate(request: Request): Promise<Caller> {
  const authorization = request.headers.get('authorization');
  if (authorization !== null) return { type: 'api_key', key: await byKey(authorization) };
  return { type: 'user', session: await signedIn(request) };
}

/** The person behind the session cookie. @throws AppError `unauthenticated`, or `forbidden` from another site. */
export async function signedIn(request: Request): Promise<SignedIn> {
  const session = await readSession(request.headers.get('cookie'));
  if (!session) {
    throw new AppError('unauthenticated', 'Sign in, or send an API key as "Authorization: Bearer agm_live_…".');
  }
  requireSameOrigin(request);
  return session;
}

async function byKey(authorization: string): Promise<VerifiedApiKey> {
  const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  const key = token ? await verifyApiKey(token) : null;
  if (!key) {
    throw new AppError(
      'unauthenticated',
      'This API key is not valid: it is mistyped, expired or revoked. Send "Authorization: Bearer agm_live_…".',
    );
  }
  return key;
}
