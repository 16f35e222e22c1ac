import { z } from 'zod';
import { env } from '@/lib/foundation/env';
import { endpoint } from '../endpoint';
import { FACEBOOK_LOGIN } from '../meta/end-consent';
import { exchangeToken, startAgain } from '../meta/exchange-token';
import { connecting, graphFor } from '../meta/graph';
import { understood } from '../meta/understood';
import { callbackParameters, clientOf, type OAuthCallback, type OAuthProvider, requireScopes } from '../oauth';
import type { DiscoveredAccount } from '../platform';
import { asConnection, Refused } from '../refusal';
import { facebookGraph } from './graph';
import { type Consent, INSTAGRAM_SCOPES, linkedInstagram } from './linked-instagram';
import { facebookRefusal } from './outcome';
import { listPages, type Page } from './pages';

const PAGE_SCOPES = [
  'pages_show_list',
  'pages_manage_posts',
  'pages_read_engagement',
  'pages_manage_engagement',
  'read_insights',
  'business_management',
];

export const facebookOAuth: OAuthProvider = {
  platform: 'facebook',
  name: 'Facebook',
  /** The dialog refuses an app that asks for what it does not have, so Instagram's are asked for on the operator's word. */
  get scopes() {
    return env().FACEBOOK_LOGIN_INSTAGRAM ? [...PAGE_SCOPES, ...INSTAGRAM_SCOPES] : PAGE_SCOPES;
  },
  scopeSeparator: ',',
  pkce: false,
  authorizationEndpoint: () => endpoint(env().FACEBOOK_AUTH_URL, `/${env().META_API_VERSION}/dialog/oauth`),
  tokenEndpoint: () => endpoint(env().META_GRAPH_URL, `/${env().META_API_VERSION}/oauth/access_token`),
  clientAuthentication: 'post',
  normalise: (answer) => answer,
};

/** One account for each Page on which the person may create content, and for the Instagram account behind it. */
export const connectFacebook = (callback: OAuthCallback): Promise<DiscoveredAccount[]> =>
  asConnection('facebook', async () => {
    const { now } = callback;
    const userToken = await longLivedUserToken(callback);
    const scopes = await grantedScopes(userToken, now);
    requireScopes('Facebook', scopes, ['pages_show_list', 'pages_manage_posts', 'pages_read_engagement']);
    const pages = (await listPages({ accessToken: userToken, scopes, now })).filter(mayPost);
    if (pages.length > 0) {
      const consent = { app: FACEBOOK_LOGIN, member: await consentingPerson(userToken, now) };
      return pages.flatMap((page) => [accountOf(page, scopes, consent), ...linkedInstagram(page, scopes, consent)]);
    }
    const detail = 'This Facebook profile may post to no Page. Connect with one that may, and select its Pages.';
    throw new Refused({ kind: 'PERMISSION', code: 'no_page', detail });
  });

async function longLivedUserToken(callback: OAuthCallback): Promise<string> {
  const { id, secret } = clientOf(facebookOAuth);
  const app = { client_id: id, client_secret: secret };
  const exchange = (parameters: Record<string, string>) => {
    const url = facebookOAuth.tokenEndpoint();
    url.search = new URLSearchParams({ ...app, ...parameters }).toString();
    return exchangeToken(url, callback.now, startAgain(facebookRefusal));
  };
  const code = callbackParameters(facebookOAuth, callback).get('code') ?? '';
  const short = await exchange({ code, redirect_uri: callback.request.redirectUri });
  const long = await exchange({ grant_type: 'fb_exchange_token', fb_exchange_token: short.accessToken });
  return long.accessToken;
}

const permissionsSchema = z.object({ data: z.array(z.object({ permission: z.string(), status: z.string() })) });

/** A person can turn single permissions off in the dialog; the token's answer does not say so. */
async function grantedScopes(accessToken: string, now: Date): Promise<string[]> {
  const graph = graphFor(facebookGraph, { access: connecting(accessToken), now });
  const answer = await graph({ method: 'GET', path: '/me/permissions', stage: 'read' });
  const { data } = understood(permissionsSchema, answer, 'Facebook listed what was granted');
  return data.flatMap(({ permission, status }) => (status === 'granted' ? [permission] : []));
}

const personSchema = z.object({ id: z.string() });

/** Whose consent the Pages' tokens rest on: it is ended with the last of them. */
async function consentingPerson(accessToken: string, now: Date): Promise<string> {
  const graph = graphFor(facebookGraph, { access: connecting(accessToken), now });
  const answer = await graph({ method: 'GET', path: '/me', query: { fields: 'id' }, stage: 'read' });
  return understood(personSchema, answer, 'Facebook named the person').id;
}

/** Pages from before the new Pages experience may come without tasks. */
const mayPost = ({ tasks }: Page): boolean => tasks === undefined || tasks.includes('CREATE_CONTENT');

/** A Page's token made from a long-lived user token has no expiry of its own. */
const accountOf = (page: Page, scopes: string[], consent: Consent): DiscoveredAccount => ({
  platformUserId: page.id,
  kind: 'page',
  username: page.username ?? null,
  displayName: page.name,
  avatarUrl: page.picture?.data.url ?? null,
  profileUrl: page.link ?? null,
  token: { accessToken: page.access_token, expiresAt: null, refreshToken: null, refreshExpiresAt: null, scopes },
  metadata: { ...consent },
});
