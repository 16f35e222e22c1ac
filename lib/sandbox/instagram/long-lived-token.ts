import { DAY, SECOND } from '@/lib/foundation/time';
import { knowsSecret } from '../meta/app-credentials';
import { GraphError, invalidParameter } from '../meta/graph-error';
import type { GraphCall, GraphRoute } from '../meta/graph-route';
import { requireToken, tokenText } from '../meta/live-token';
import { type IssuedToken, issueToken } from '../tokens';
import { newTokenText } from './short-lived-token';

const LONG_LIFE_MS = 60 * DAY;
/** A younger token is not refreshed. */
const MIN_REFRESH_AGE_MS = DAY;

export const TOKEN_ROUTES: readonly GraphRoute[] = [
  { method: 'GET', path: '/access_token', network: 'instagram', operation: 'token', open: true, answer: exchange },
  {
    method: 'GET',
    path: '/refresh_access_token',
    network: 'instagram',
    operation: 'token',
    open: true,
    answer: refresh,
  },
];

const isLong = (token: IssuedToken): boolean =>
  token.expiresAtMs !== null && token.expiresAtMs - token.issuedAtMs === LONG_LIFE_MS;

/** GET `/access_token?grant_type=ig_exchange_token`: an hour's token becomes one of 60 days. */
async function exchange(call: GraphCall): Promise<object> {
  const { params, world, request } = call;
  if (params.required('grant_type') !== 'ig_exchange_token') throw invalidParameter('Invalid grant_type');
  const token = await requireToken(world, 'instagram', tokenText(request, params));
  if (!knowsSecret(token.clientId, params.text('client_secret'))) {
    throw new GraphError({ code: 1, message: 'Error validating client secret.' });
  }
  if (isLong(token)) throw unsupported('The token is long-lived already.');
  return issueLong(call, token);
}

/** GET `/refresh_access_token?grant_type=ig_refresh_token`: 60 days more, for a token of at least one day. */
async function refresh(call: GraphCall): Promise<object> {
  const { params, world, request } = call;
  if (params.required('grant_type') !== 'ig_refresh_token') throw invalidParameter('Invalid grant_type');
  const token = await requireToken(world, 'instagram', tokenText(request, params));
  if (!isLong(token)) throw unsupported('Only long-lived tokens can be refreshed.');
  if (world.now().getTime() - token.issuedAtMs < MIN_REFRESH_AGE_MS) {
    throw unsupported('The token must be at least 24 hours old to be refreshed.');
  }
  return issueLong(call, token);
}

async function issueLong({ world }: GraphCall, from: IssuedToken): Promise<object> {
  const { network, kind, accountId, userId, clientId, scopes } = from;
  const parts = { network, kind, accountId, userId, clientId, scopes, lifeMs: LONG_LIFE_MS };
  const token = await issueToken(world, parts, newTokenText());
  return {
    access_token: token.token,
    token_type: 'bearer',
    expires_in: LONG_LIFE_MS / SECOND,
    permissions: scopes.join(','),
  };
}

const unsupported = (reason: string): GraphError =>
  new GraphError({ code: 100, type: 'IGApiException', message: `Unsupported request - method type: get. ${reason}` });
