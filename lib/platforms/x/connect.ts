import { z } from 'zod';
import { env } from '@/lib/foundation/env';
import { endpoint } from '../endpoint';
import { exchangeCode, type OAuthCallback, type OAuthProvider, requireScopes } from '../oauth';
import type { DiscoveredAccount } from '../platform';
import { asConnection, inDoubt, Refused } from '../refusal';
import { callX } from './api';

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

const userSchema = z.object({
  data: z.object({
    id: z.string(),
    name: z.string(),
    username: z.string(),
    profile_image_url: z.string().optional(),
    subscription_type: z.string().optional(),
  }),
});

export const connectX = (callback: OAuthCallback): Promise<DiscoveredAccount[]> =>
  asConnection('x', async () => {
    const token = await exchangeCode(xOAuth, callback);
    requireScopes('X', token.scopes, ['tweet.read', 'tweet.write', 'users.read', 'media.write']);
    const answer = await callX({
      method: 'GET',
      path: '/2/users/me',
      query: { 'user.fields': 'name,profile_image_url,subscription_type,username' },
      accessToken: token.accessToken,
      stage: 'read',
      now: callback.now,
    });
    const parsed = userSchema.safeParse(answer.json);
    if (!parsed.success)
      throw new Refused(inDoubt('read', 'not_understood', 'X described the account in an unknown form.'));
    const user = parsed.data.data;
    return [
      {
        platformUserId: user.id,
        kind: 'person',
        username: user.username,
        displayName: user.name,
        avatarUrl: user.profile_image_url ?? null,
        profileUrl: endpoint(env().X_AUTH_URL, `/${user.username}`).href,
        token,
        metadata: { username: user.username, subscriptionType: user.subscription_type ?? 'None' },
      },
    ];
  });
