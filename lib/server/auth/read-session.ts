import { createHmac, timingSafeEqual } from 'node:crypto';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { type MembershipRow, sessionByToken } from '@/lib/data/db/statements/access';
import { env } from '@/lib/foundation/env';

/** A signed-in person with every business of theirs. */
export interface SignedIn {
  sessionId: string;
  user: { id: string; name: string; email: string; isAdmin: boolean };
  memberships: MembershipRow[];
}

export const COOKIE_PREFIX = 'agm';
/** Browsers keep a `__Secure-` cookie only over https. */
export const sessionCookieName = (): string =>
  `${env().APP_URL.startsWith('https://') ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`;

/** Who sends this cookie header, by one named statement; null when nobody is signed in by it. */
export async function readSession(cookieHeader: string | null): Promise<SignedIn | null> {
  const token = tokenOf(cookieHeader);
  if (token === null) return null;
  const [row] = await run(pool(), sessionByToken, [token]);
  if (!row) return null;
  return {
    sessionId: row.session_id,
    user: { id: row.user_id, name: row.name, email: row.email, isAdmin: row.is_admin },
    memberships: row.memberships,
  };
}

/** better-auth's cookie is `token.signature`: base64 of HMAC-SHA-256, the whole percent-encoded. */
function tokenOf(cookieHeader: string | null): string | null {
  const name = `${sessionCookieName()}=`;
  const cookie = cookieHeader?.split(/;\s*/).find((part) => part.startsWith(name));
  if (!cookie) return null;
  const value = decode(cookie.slice(name.length));
  const dot = value.lastIndexOf('.');
  const token = value.slice(0, Math.max(dot, 0));
  const expected = createHmac('sha256', env().AUTH_SECRET).update(token).digest();
  const given = Buffer.from(value.slice(dot + 1), 'base64');
  return token !== '' && given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

/** A cookie that is not percent-encoded text was not set by us. */
function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch (error) {
    if (error instanceof URIError) return '';
    throw error;
  }
}
