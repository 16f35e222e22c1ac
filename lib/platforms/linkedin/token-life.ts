import { DAY } from '@/lib/foundation/time';
import { refreshToken } from '../oauth';
import type { AccountCall, Refreshed, TokenLife } from '../platform';
import { asFailure, Refused } from '../refusal';
import { providerOfApp } from './apps';

/** An access token lives for 60 days, a refresh token for 365 from the first consent, which refreshing does not extend. */
export const linkedinTokenLife: TokenLife = { refreshBeforeMs: 10 * DAY, minAgeMs: DAY };

/** Only approved apps are given refresh tokens; everyone else connects again every 60 days. */
export const refreshLinkedin = ({
  access,
  refreshToken: current,
  now,
}: AccountCall & { refreshToken: string | null }): Promise<Refreshed> =>
  asFailure(async () => {
    if (!current) {
      const detail = 'LinkedIn gives this app no right to stay connected. Connect the account again.';
      throw new Refused({ kind: 'RECONNECT', code: 'no_refresh_token', detail });
    }
    const token = await refreshToken(providerOfApp(access.metadata.app), current, now);
    const scopes = token.scopes.length > 0 ? token.scopes : [...access.scopes];
    return { kind: 'refreshed', token: { ...token, scopes, refreshToken: token.refreshToken ?? current } } as const;
  });
