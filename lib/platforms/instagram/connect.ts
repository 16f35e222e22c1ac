import { z } from 'zod';
import { env } from '@/lib/foundation/env';
import { endpoint } from '../endpoint';
import { exchangeToken, startAgain } from '../meta/exchange-token';
import { connecting } from '../meta/graph';
import { clientOf, exchangeCode, type OAuthCallback, type OAuthProvider, requireScopes } from '../oauth';
import type { DiscoveredAccount } from '../platform';
import { asConnection } from '../refusal';
import { instagramRefusal } from './outcome';
import { type InstagramAccount, readAccount } from './read-account';

/** Instagram Login: the professional account signs in itself, no Facebook Page between. */
export const instagramOAuth: OAuthProvider = {
  platform: 'instagram',
  name: 'Instagram',
  scopes: [
    'instagram_business_basic',
    'instagram_business_content_publish',
    'instagram_business_manage_comments',
    'instagram_business_manage_insights',
  ],
  scopeSeparator: ',',
  pkce: false,
  authorizationEndpoint: () => endpoint(env().INSTAGRAM_AUTH_URL, '/oauth/authorize'),
  tokenEndpoint: () => endpoint(env().INSTAGRAM_API_URL, '/oauth/access_token'),
  clientAuthentication: 'post',
  normalise: shortLivedAnswer,
};

/** Scopes come as `permissions`, a list or comma-separated, at times with the whole answer inside a `data` list. */
function shortLivedAnswer(answer: Record<string, unknown>): Record<string, unknown> {
  const [only]: unknown[] = Array.isArray(answer.data) ? answer.data : [answer];
  const parsed = z.looseObject({ permissions: z.union([z.string(), z.array(z.string())]).optional() }).safeParse(only);
  if (!parsed.success) return answer;
  const { permissions, ...rest } = parsed.data;
  const scope = permissions === undefined ? {} : { scope: String(permissions) };
  return { token_type: 'bearer', ...rest, ...scope };
}

export const connectInstagram = (callback: OAuthCallback): Promise<DiscoveredAccount[]> =>
  asConnection('instagram', async () => {
    const short = await exchangeCode(instagramOAuth, callback);
    requireScopes('Instagram', short.scopes, ['instagram_business_basic', 'instagram_business_content_publish']);
    const long = await exchangeToken(longLivedUrl(short.accessToken), callback.now, startAgain(instagramRefusal));
    const account = await readAccount({ access: connecting(long.accessToken), now: callback.now });
    return [accountOf(account, { ...short, ...long, scopes: long.scopes ?? short.scopes })];
  });

const longLivedUrl = (accessToken: string): URL =>
  endpoint(env().INSTAGRAM_GRAPH_URL, '/access_token', {
    grant_type: 'ig_exchange_token',
    client_secret: clientOf(instagramOAuth).secret,
    access_token: accessToken,
  });

const accountOf = (account: InstagramAccount, token: DiscoveredAccount['token']): DiscoveredAccount => ({
  platformUserId: account.user_id,
  kind: 'professional',
  username: account.username,
  displayName: account.name || account.username,
  avatarUrl: account.profile_picture_url ?? null,
  profileUrl: endpoint(env().INSTAGRAM_AUTH_URL, `/${account.username}/`).href,
  token,
  metadata: { username: account.username, accountType: account.account_type ?? '' },
});
