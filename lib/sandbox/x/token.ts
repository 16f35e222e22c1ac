import { createHash } from 'node:crypto';
import { DAY, SECOND } from '@/lib/foundation/time';
import { json } from '../json';
import type { Call } from '../routes';
import { findToken, issueToken, takeToken, tokenState } from '../tokens';
import { underFault } from '../under-fault';
import type { World } from '../world';
import { clientOf } from './apps';
import { GRANTS, type Grant } from './authorize';
import { faultReplies } from './problems';

const ACCESS_LIFE_SECONDS = 7_200;
/** About half a year; X documents none. */
const REFRESH_LIFE_MS = 180 * DAY;

const refuse = (status: number, error: string, description: string): Response =>
  json({ error, error_description: description }, status);

const noClient = (): Response => refuse(401, 'unauthorized_client', 'Missing valid authorization header');
const invalid = (description: string): Response => refuse(400, 'invalid_request', description);

/** POST /2/oauth2/token: the form of either grant, from a confidential client. */
export const answerToken = (call: Call): Promise<Response> =>
  underFault(call.world, { network: 'x', operation: 'token', account: null }, faultReplies(call.world), async () => {
    const app = clientOf(call.request);
    if (!app) return noClient();
    const form = new URLSearchParams(await call.request.text());
    const grantType = form.get('grant_type');
    if (grantType === 'authorization_code') return exchangeCode(call.world, form, app.id);
    if (grantType === 'refresh_token') return rotate(call.world, form, app.id);
    return invalid('Missing required parameter [grant_type].');
  });

async function exchangeCode(world: World, form: URLSearchParams, clientId: string): Promise<Response> {
  for (const name of ['code', 'redirect_uri', 'code_verifier']) {
    if (!form.get(name)) return invalid(`Missing required parameter [${name}].`);
  }
  const grant = await world.store.take<Grant>(GRANTS, form.get('code') ?? '');
  if (!grant || grant.clientId !== clientId || grant.expiresAtMs <= world.now().getTime()) {
    return invalid('Value passed for the authorization code was invalid.');
  }
  if (grant.redirectUri !== form.get('redirect_uri')) {
    return invalid('Value passed for the redirect uri did not match the uri of the authorization code.');
  }
  const verifier = form.get('code_verifier') ?? '';
  if (createHash('sha256').update(verifier).digest('base64url') !== grant.codeChallenge) {
    return invalid('Value passed for the code verifier did not match the code challenge.');
  }
  return issue(world, { clientId, userId: grant.userId, scopes: grant.scopes });
}

/** A refresh token works once: of two at the same time, one gets the next pair and the other is refused. */
async function rotate(world: World, form: URLSearchParams, clientId: string): Promise<Response> {
  const token = await takeToken(world, form.get('refresh_token') ?? '');
  const good =
    token?.network === 'x' &&
    token.kind === 'refresh' &&
    token.clientId === clientId &&
    tokenState(world, token) === 'live';
  if (!good) return invalid('Value passed for the token was invalid.');
  return issue(world, { clientId, userId: token.accountId, scopes: token.scopes });
}

async function issue(
  world: World,
  { clientId, userId, scopes }: { clientId: string; userId: string; scopes: string[] },
): Promise<Response> {
  const shared = { network: 'x', accountId: userId, userId: null, clientId, scopes } as const;
  const access = await issueToken(world, { ...shared, kind: 'access', lifeMs: ACCESS_LIFE_SECONDS * SECOND });
  const refresh = scopes.includes('offline.access')
    ? await issueToken(world, { ...shared, kind: 'refresh', lifeMs: REFRESH_LIFE_MS })
    : null;
  return json({
    token_type: 'bearer',
    expires_in: ACCESS_LIFE_SECONDS,
    access_token: access.token,
    scope: scopes.join(' '),
    ...(refresh && { refresh_token: refresh.token }),
  });
}

/** POST /2/oauth2/revoke */
export async function revokeToken({ request, world }: Call): Promise<Response> {
  const app = clientOf(request);
  if (!app) return noClient();
  const form = new URLSearchParams(await request.text());
  const token = await findToken(world, form.get('token') ?? '');
  if (token?.network !== 'x' || token.clientId !== app.id) return invalid('Value passed for the token was invalid.');
  await world.store.put('tokens', token.token, { ...token, revokedAtMs: world.now().getTime() });
  return json({ revoked: true });
}
