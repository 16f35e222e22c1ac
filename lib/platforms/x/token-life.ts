import { MINUTE } from '@/lib/foundation/time';
import { refreshToken } from '../oauth';
import type { AccountCall, Refreshed, TokenLife } from '../platform';
import { asFailure, Refused } from '../refusal';
import { xOAuth } from './connect';

/** An access token lives for 2 hours: three quarters of it are used, and half an hour is left to try again. */
export const xTokenLife: TokenLife = { refreshBeforeMs: 30 * MINUTE, minAgeMs: 0 };

/** How X says that a refresh token is dead or has been used: both are seen, and neither says which. */
const DEAD = new Set(['invalid_request', 'invalid_grant']);

/**
 * A refresh token works once. RECONNECT `refresh_token_invalid` may mean that another process used it a moment ago: read
 * the stored one again before calling the account dead.
 */
export const refreshX = ({
  refreshToken: current,
  now,
}: AccountCall & { refreshToken: string | null }): Promise<Refreshed> =>
  asFailure(async () => {
    if (!current) {
      const detail = 'X gave no right to stay connected. Connect the account again and allow everything that is asked.';
      throw new Refused({ kind: 'RECONNECT', code: 'no_refresh_token', detail });
    }
    try {
      const token = await refreshToken(xOAuth, current, now);
      return { kind: 'refreshed', token: { ...token, refreshToken: token.refreshToken ?? current } } as const;
    } catch (error) {
      throw deadOr(error);
    }
  });

function deadOr(error: unknown): unknown {
  if (!(error instanceof Refused) || error.refusal.kind !== 'RECONNECT' || !DEAD.has(error.refusal.code)) return error;
  const detail = 'X no longer accepts this connection. Connect the account again.';
  return new Refused({ kind: 'RECONNECT', code: 'refresh_token_invalid', detail });
}
