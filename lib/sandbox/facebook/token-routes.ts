import { DAY, HOUR, SECOND } from '@/lib/foundation/time';
import { knowsSecret } from '../meta/app-credentials';
import { redeemCode } from '../meta/authorization-code';
import { GraphError, invalidParameter } from '../meta/graph-error';
import type { GraphCall, GraphRoute } from '../meta/graph-route';
import { requireToken, tokenText } from '../meta/live-token';
import { tokenMissing } from '../meta/token-error';
import { findToken, type IssuedToken, issueToken, randomToken, tokenState } from '../tokens';
import { findGrant } from './grants';

const SHORT_LIFE_MS = 1.5 * HOUR;
const LONG_LIFE_MS = 60 * DAY;

/** Tokens of this network begin like Meta's. */
export const newTokenText = (): string => `EAA${randomToken(60)}`;

const inSeconds = (ms: number | null): number => (ms === null ? 0 : Math.floor(ms / SECOND));

export const TOKEN_ROUTES: readonly GraphRoute[] = [
  { method: 'GET', path: '/oauth/access_token', network: 'facebook', operation: 'token', open: true, answer: exchange },
  {
    method: 'POST',
    path: '/oauth/access_token',
    network: 'facebook',
    operation: 'token',
    open: true,
    answer: exchange,
  },
  { method: 'GET', path: '/debug_token', network: 'facebook', operation: 'token', open: true, answer: debugToken },
];

/** A code becomes a short-lived token, a short-lived token one of 60 days, an app's secret an app token. */
async function exchange(call: GraphCall): Promise<object> {
  const { params } = call;
  const clientId = params.text('client_id');
  if (clientId === null) throw new GraphError({ code: 101, message: 'Missing client_id parameter.' });
  if (!knowsSecret(clientId, params.text('client_secret'))) {
    throw new GraphError({ code: 1, message: 'Error validating client secret.' });
  }
  const grantType = params.text('grant_type') ?? 'authorization_code';
  if (grantType === 'fb_exchange_token') return extend(call, clientId);
  if (grantType === 'client_credentials') {
    return { access_token: `${clientId}|${params.text('client_secret')}`, token_type: 'bearer' };
  }
  return issuePersonal(call, await codeHolder(call, clientId), clientId, SHORT_LIFE_MS);
}

async function codeHolder({ world, params }: GraphCall, clientId: string) {
  const claim = { network: 'facebook' as const, clientId, redirectUri: params.required('redirect_uri') };
  const redemption = await redeemCode(world, params.required('code'), claim);
  switch (redemption.kind) {
    case 'redeemed':
      return redemption.code;
    case 'used':
      throw codeError('This authorization code has been used.', 36009);
    case 'expired':
      throw codeError('This authorization code has expired.', 36007);
    case 'other_redirect_uri':
      throw codeError(
        'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
        36008,
      );
    case 'unknown':
      throw codeError('Invalid verification code format.');
  }
}

const codeError = (message: string, subcode?: number): GraphError => new GraphError({ code: 100, message, subcode });

async function extend(call: GraphCall, clientId: string): Promise<object> {
  const token = await requireToken(call.world, 'facebook', call.params.required('fb_exchange_token'));
  if (token.clientId !== clientId || token.kind !== 'access') {
    throw new GraphError({ code: 190, message: 'Error validating application. The token belongs to another app.' });
  }
  return issuePersonal(call, { userId: token.accountId, scopes: token.scopes }, clientId, LONG_LIFE_MS);
}

async function issuePersonal(
  { world }: GraphCall,
  holder: { userId: string; scopes: string[] },
  clientId: string,
  lifeMs: number,
): Promise<object> {
  const parts = { network: 'facebook', kind: 'access', userId: null, clientId, lifeMs } as const;
  const token = await issueToken(world, { ...parts, accountId: holder.userId, scopes: holder.scopes }, newTokenText());
  return { access_token: token.token, token_type: 'bearer', expires_in: inSeconds(lifeMs) };
}

/** What stands behind a token; the caller shows an app token `id|secret` or any living token. */
async function debugToken(call: GraphCall): Promise<object> {
  const { world, params } = call;
  const caller = tokenText(call.request, params);
  if (caller === null) throw tokenMissing();
  const [clientId, secret] = caller.split('|');
  if (secret === undefined) await requireToken(world, 'facebook', caller);
  else if (!knowsSecret(clientId ?? '', secret)) throw invalidParameter('You must provide an app access token');
  const token = await findToken(world, params.required('input_token'));
  if (token?.network !== 'facebook') {
    const error = { code: 190, message: 'The access token could not be decrypted' };
    return { data: { error, is_valid: false, scopes: [] } };
  }
  return { data: await factsOf(call, token) };
}

async function factsOf({ world }: GraphCall, token: IssuedToken): Promise<object> {
  const state = tokenState(world, token);
  const userId = token.userId ?? token.accountId;
  const grant = await findGrant(world, token.clientId, userId);
  return {
    app_id: token.clientId,
    type: token.kind === 'page' ? 'PAGE' : 'USER',
    application: token.clientId,
    data_access_expires_at: inSeconds(grant?.dataAccessExpiresAtMs ?? null),
    ...(state === 'live'
      ? {}
      : { error: { code: 190, message: `The token is ${state}.`, subcode: state === 'expired' ? 463 : 460 } }),
    expires_at: inSeconds(token.expiresAtMs),
    is_valid: state === 'live',
    issued_at: inSeconds(token.issuedAtMs),
    ...(token.kind === 'page' ? { profile_id: token.accountId } : {}),
    scopes: token.scopes,
    user_id: userId,
  };
}
