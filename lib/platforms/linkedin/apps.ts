import { env } from '@/lib/foundation/env';
import type { AuthorizationRequest, ConnectionKind } from '../authorization';
import { endpoint } from '../endpoint';
import type { OAuthProvider } from '../oauth';

/** Which of LinkedIn's two kinds of app a token is of. Community Management must be the only product of its app. */
export type LinkedinApp = 'share' | 'community';

const SHARE = ['openid', 'profile', 'email', 'w_member_social'];
const MEMBER = ['r_basicprofile', 'w_member_social'];
const MEMBER_READING = ['r_member_social', 'r_member_postAnalytics', 'r_member_profileAnalytics'];
const PAGES = ['r_basicprofile', 'w_organization_social', 'r_organization_social', 'rw_organization_admin'];

const providerOf = (app: LinkedinApp, scopes: readonly string[]): OAuthProvider => ({
  platform: 'linkedin',
  name: 'LinkedIn',
  ...(app === 'community' ? { app: 'LINKEDIN_COMMUNITY' } : {}),
  scopes,
  scopeSeparator: ' ',
  pkce: false,
  authorizationEndpoint: () => endpoint(env().LINKEDIN_AUTH_URL, '/oauth/v2/authorization'),
  tokenEndpoint: () => endpoint(env().LINKEDIN_AUTH_URL, '/oauth/v2/accessToken'),
  clientAuthentication: 'post',
  /** No `token_type` comes; the ID token is not needed, the member is read with the access token. */
  normalise: ({ id_token: _unused, ...answer }) => ({ token_type: 'bearer', ...answer }),
});

export const linkedinOAuth = providerOf('share', SHARE);
const appsOwn = { share: linkedinOAuth, community: providerOf('community', MEMBER) } as const;

/** The app that gave a token: it alone may renew, inspect or revoke it. */
export const providerOfApp = (app: string | undefined): OAuthProvider =>
  app === 'community' ? appsOwn.community : appsOwn.share;

const hasCommunityApp = (): boolean => env().LINKEDIN_COMMUNITY_CLIENT_ID !== undefined;

export const linkedinConnectsAs = (): readonly ConnectionKind[] =>
  hasCommunityApp() ? ['person', 'page'] : ['person'];

/**
 * Whom to ask for what. Organisation scopes are asked for pages alone. A member is asked for reading by a community
 * app; where LinkedIn grants that to no such app, `least` asks for what every app of its kind has.
 */
export function linkedinAsks({ as, least }: Pick<AuthorizationRequest, 'as' | 'least'>): {
  app: LinkedinApp;
  provider: OAuthProvider;
} {
  if (as === 'page') return { app: 'community', provider: providerOf('community', PAGES) };
  if (!hasCommunityApp()) return { app: 'share', provider: linkedinOAuth };
  if (!least) return { app: 'community', provider: providerOf('community', [...MEMBER, ...MEMBER_READING]) };
  return env().LINKEDIN_CLIENT_ID
    ? { app: 'share', provider: linkedinOAuth }
    : { app: 'community', provider: appsOwn.community };
}
