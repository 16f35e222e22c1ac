import * as oauth from 'oauth4webapi';
import type { Platform } from '@/lib/contracts/platform-names';
import { env } from '@/lib/foundation/env';
import { AppError } from '@/lib/foundation/errors';
import { plus, SECOND } from '@/lib/foundation/time';
import type { AuthorizationRequest } from './authorization';
import { type HttpResponse, sendRequest } from './http-client';
import { oauthRefusal } from './oauth-refusal';
import type { TokenSet } from './platform';
import { accepted, inDoubt, Refused } from './refusal';
import { redact } from './secrets';

/** How one network speaks OAuth, as data. Addresses are functions: they come from the environment. */
export interface OAuthProvider {
  platform: Platform;
  name: string;
  /** Names the variables of the app where a network needs more than one; otherwise the network does. */
  app?: 'LINKEDIN_COMMUNITY';
  scopes: readonly string[];
  scopeSeparator: ' ' | ',';
  pkce: boolean;
  authorizationEndpoint(): URL;
  tokenEndpoint(): URL;
  clientAuthentication: 'basic' | 'post';
  /** Turns the network's own token answer into the one of RFC 6749. */
  normalise(answer: Record<string, unknown>): Record<string, unknown>;
}

export interface OAuthCallback {
  url: URL;
  request: AuthorizationRequest;
  now: Date;
}

/** The app's id and secret. @throws AppError `unavailable` naming the variables to set. */
export function clientOf({ platform, name, app }: Pick<OAuthProvider, 'platform' | 'name' | 'app'>): {
  id: string;
  secret: string;
} {
  const prefix =
    app ?? ({ linkedin: 'LINKEDIN', x: 'X', facebook: 'FACEBOOK', instagram: 'INSTAGRAM' } as const)[platform];
  const id = env()[`${prefix}_CLIENT_ID`];
  const secret = env()[`${prefix}_CLIENT_SECRET`];
  if (id && secret) return { id, secret };
  throw new AppError(
    'unavailable',
    `${name} is not set up: set ${prefix}_CLIENT_ID and ${prefix}_CLIENT_SECRET, then restart.`,
  );
}

export async function authorizationUrl(provider: OAuthProvider, request: AuthorizationRequest): Promise<URL> {
  const url = provider.authorizationEndpoint();
  const challenge = provider.pkce ? await oauth.calculatePKCECodeChallenge(request.codeVerifier) : null;
  const parameters = {
    response_type: 'code',
    client_id: clientOf(provider).id,
    redirect_uri: request.redirectUri,
    scope: provider.scopes.join(provider.scopeSeparator),
    state: request.state,
    ...(challenge ? { code_challenge: challenge, code_challenge_method: 'S256' } : {}),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url;
}

/** The callback's parameters with a code, once its state is the one that was sent. @throws Refused */
export function callbackParameters(provider: OAuthProvider, { url, request }: OAuthCallback): URLSearchParams {
  try {
    return oauth.validateAuthResponse(server(provider), client(provider), url, request.state);
  } catch (error) {
    throw oauthRefusal(error, provider.name);
  }
}

/** Exchanges the callback's code at the token endpoint. @throws Refused */
export async function exchangeCode(provider: OAuthProvider, callback: OAuthCallback): Promise<TokenSet> {
  const parameters = callbackParameters(provider, callback);
  const { redirectUri, codeVerifier } = callback.request;
  const verifier = provider.pkce ? codeVerifier : oauth.nopkce;
  return tokenFrom(provider, parameters.get('code'), callback.now, async (authentication, options) => {
    const response = await oauth.authorizationCodeGrantRequest(
      server(provider),
      client(provider),
      authentication,
      parameters,
      redirectUri,
      verifier,
      options,
    );
    return oauth.processAuthorizationCodeResponse(server(provider), client(provider), response);
  });
}

/** A new token for a refresh token, which a network may make worthless with this very answer. @throws Refused */
export function refreshToken(provider: OAuthProvider, current: string, now: Date): Promise<TokenSet> {
  return tokenFrom(provider, current, now, async (authentication, options) => {
    const response = await oauth.refreshTokenGrantRequest(
      server(provider),
      client(provider),
      authentication,
      current,
      options,
    );
    return oauth.processRefreshTokenResponse(server(provider), client(provider), response);
  });
}

/** One exchange at the token endpoint, as the app that is set up; what it was sent is kept out of errors. @throws Refused */
async function tokenFrom(
  provider: OAuthProvider,
  sent: string | null,
  now: Date,
  exchange: (
    authentication: oauth.ClientAuth,
    options: oauth.TokenEndpointRequestOptions,
  ) => Promise<oauth.TokenEndpointResponse>,
): Promise<TokenSet> {
  const { id, secret } = clientOf(provider);
  const authentication = provider.clientAuthentication === 'basic' ? basic(id, secret) : oauth.ClientSecretPost(secret);
  try {
    const answer = await exchange(authentication, {
      [oauth.allowInsecureRequests]: provider.tokenEndpoint().protocol === 'http:',
      [oauth.customFetch]: (url: string, { headers, body }: oauth.CustomFetchOptions<'POST', URLSearchParams>) =>
        postForm(provider, new URL(url), headers, body),
    });
    return tokenSetOf(answer, provider.scopes, now);
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw oauthRefusal(error, provider.name, (text) => redact(text, [secret, sent ?? secret]));
  }
}

/** @throws Refused naming what was not granted. */
export function requireScopes(name: string, granted: readonly string[], needed: readonly string[]): void {
  const missing = needed.filter((scope) => !granted.includes(scope));
  if (missing.length === 0) return;
  const detail = `${name} did not grant ${missing.join(', ')}. Connect again and allow everything that is asked.`;
  throw new Refused({ kind: 'PERMISSION', code: 'missing_scope', detail });
}

const server = (provider: OAuthProvider): oauth.AuthorizationServer => ({
  issuer: provider.authorizationEndpoint().origin,
  token_endpoint: provider.tokenEndpoint().href,
});

const client = (provider: OAuthProvider): oauth.Client => ({ client_id: clientOf(provider).id });

/** Id and secret as they are: the form-encoding that RFC 6749 asks for before base64 is not undone by X. */
const basic =
  (id: string, secret: string): oauth.ClientAuth =>
  (_server, _client, _body, headers) =>
    headers.set('authorization', `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`);

async function postForm(
  provider: OAuthProvider,
  url: URL,
  headers: Record<string, string>,
  body: URLSearchParams,
): Promise<Response> {
  const result = await sendRequest({
    method: 'POST',
    url,
    headers,
    body: { kind: 'form', fields: Object.fromEntries(body) },
    answersWithSecrets: true,
  });
  const response =
    result.kind === 'response' && result.status < 500
      ? result
      : accepted(result, { stage: 'prepare', now: new Date() }, ({ status }) =>
          inDoubt('prepare', `http_${status}`, `${provider.name} could not connect just now. Try again in a minute.`),
        );
  return new Response(normalised(provider, response), {
    status: response.status,
    headers: { 'content-type': 'application/json' },
  });
}

function normalised(provider: OAuthProvider, { status, json, text }: HttpResponse): string {
  if (status !== 200 || typeof json !== 'object' || json === null) return text;
  return JSON.stringify(provider.normalise({ ...json }));
}

function tokenSetOf(answer: oauth.TokenEndpointResponse, asked: readonly string[], now: Date): TokenSet {
  const refreshSeconds = answer.refresh_token_expires_in;
  return {
    accessToken: answer.access_token,
    expiresAt: answer.expires_in === undefined ? null : plus(now, answer.expires_in * SECOND),
    refreshToken: answer.refresh_token ?? null,
    refreshExpiresAt: typeof refreshSeconds === 'number' ? plus(now, refreshSeconds * SECOND) : null,
    scopes: answer.scope === undefined ? [...asked] : answer.scope.split(/[\s,]+/).filter(Boolean),
  };
}
