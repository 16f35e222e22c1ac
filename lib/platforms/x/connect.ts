import { env } from '@/lib/foundation/env';
import { endpoint } from '../endpoint';
import { exchangeCode, type OAuthCallback, type OAuthProvider, requireScopes } from '../oauth';
import type { DiscoveredAccount } from '../platform';
import { OPEN_RATE } from '../rate';
import { asConnection } from '../refusal';
import { metadataOf, PROFILE_FIELDS, readMe } from './me';

export const xOAuth: OAuthProvider = {
  platform: 'x',
  name: 'X',
  scopes: ['tweet.read', 'tweet.write', 'users.read', 'media.write', 'offline.access'],
  scopeSeparator: ' ',
  pkce: true,
  authorizationEndpoint: () => endpoint(env().X_AUTH_URL, '/i/oauth2/authorize'),
  tokenEndpoint: () => endpoint(env().X_API_URL, '/2/oauth2/token'),
  clientAuthentication: 'basic',
  normalise: (answer) => answer,
};

export const connectX = (callback: OAuthCallback): Promise<DiscoveredAccount[]> =>
  asConnection('x', async () => {
    const token = await exchangeCode(xOAuth, callback);
    requireScopes('X', token.scopes, ['tweet.read', 'tweet.write', 'users.read', 'media.write']);
    const access = { accessToken: token.accessToken, rate: OPEN_RATE };
    const user = await readMe({ access, now: callback.now }, PROFILE_FIELDS);
    return [
      {
        platformUserId: user.id,
        kind: 'person',
        username: user.username,
        displayName: user.name,
        avatarUrl: user.profile_image_url ?? null,
        profileUrl: endpoint(env().X_AUTH_URL, `/${user.username}`).href,
        token,
        metadata: metadataOf(user),
      },
    ];
  });
