import { env } from '@/lib/foundation/env';
import { DAY } from '@/lib/foundation/time';
import { endpoint } from '../endpoint';
import { exchangeToken } from '../meta/exchange-token';
import type { AccountCall, Inspection, Refreshed, TokenLife } from '../platform';
import { asFailure } from '../refusal';
import { isServedByFacebook } from './graph';
import { instagramRefusal } from './outcome';
import { readAccount } from './read-account';

/** A token of 60 days is renewed weekly, so that there are eight weeks to notice when that fails. */
export const instagramTokenLife: TokenLife = { refreshBeforeMs: 53 * DAY, minAgeMs: DAY, renewsItself: true };

/** The token is its own refresh token; the one before stays good until its end. A Page's token has no end to put off. */
export const refreshInstagram = ({ access, signal, now }: AccountCall): Promise<Refreshed> =>
  asFailure(async () => {
    const { accessToken, scopes } = access;
    const unchanged = { accessToken, expiresAt: null, refreshToken: null, refreshExpiresAt: null, scopes: [...scopes] };
    if (isServedByFacebook(access)) return { kind: 'refreshed', token: unchanged };
    const url = endpoint(env().INSTAGRAM_GRAPH_URL, '/refresh_access_token', {
      grant_type: 'ig_refresh_token',
      access_token: accessToken,
    });
    const renewed = await exchangeToken(url, now, instagramRefusal, signal);
    return { kind: 'refreshed', token: { ...unchanged, ...renewed, scopes: renewed.scopes ?? [...scopes] } };
  });

/** Instagram tells nobody a token's scopes or its end; that it answers for the account is what there is to learn. */
export const inspectInstagram = (call: AccountCall): Promise<Inspection> =>
  asFailure(async () => {
    const account = await readAccount({ ...call, priority: 'read' }, call.access.platformUserId);
    return {
      kind: 'alive',
      displayName: account.name || account.username,
      username: account.username,
      avatarUrl: account.profile_picture_url ?? null,
      metadata: {
        username: account.username,
        ...(account.account_type ? { accountType: account.account_type } : {}),
      },
    };
  });
