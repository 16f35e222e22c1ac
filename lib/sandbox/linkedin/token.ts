import { DAY, SECOND } from '@/lib/foundation/time';
import { json } from '../json';
import type { Call } from '../routes';
import { changeTokens, findToken, type IssuedToken, issueToken, randomToken, tokenState } from '../tokens';
import { underFault } from '../under-fault';
import type { World } from '../world';
import { GRANTS, type Grant } from './authorize';
import { FAULT_REPLIES } from './errors';
import { findApp } from './scopes';

/** `expires_in` of a fresh token is 5183999 on the wire: 60 days less the second that has begun. */
const ACCESS_LIFE_MS = 60 * DAY - SECOND;
/** Fixed from the first consent; refreshing does not extend it. */
const REFRESH_LIFE_MS = 365 * DAY;

const refuse = (status: number, error: string, description: string): Response =>
  json({ error, error_description: description }, status);

/** POST /oauth/v2/accessToken: the form of either grant. */
export const answerToken = (call: Call): Promise<Response> =>
  underFault(call.world, { network: 'linkedin', operation: 'token', account: null }, FAULT_REPLIES, async () => {
    const form = new URLSearchParams(await call.request.text());
    const grantType = form.get('grant_type') ?? '';
    const extra = grantType === 'refresh_token' ? ['refresh_token'] : ['code', 'redirect_uri'];
    for (const name of ['grant_type', 'client_id', 'client_secret', ...extra]) {
      if (!form.get(name)) return refuse(400, 'invalid_request', `A required parameter "${name}" is missing`);
    }
    const app = await findApp(call.world, form.get('client_id') ?? '');
    if (!app || app.secret !== form.get('client_secret')) {
      return refuse(401, 'invalid_client', 'Client authentication failed');
    }
    if (grantType === 'authorization_code') return exchangeCode(call.world, form, app.refreshTokens);
    if (grantType === 'refresh_token') return refresh(call.world, form);
    return refuse(400, 'unsupported_grant_type', `The grant type "${grantType}" is not supported`);
  });

async function exchangeCode(world: World, form: URLSearchParams, withRefresh: boolean): Promise<Response> {
  const grant = await world.store.take<Grant>(GRANTS, form.get('code') ?? '');
  const fits =
    grant &&
    grant.clientId === form.get('client_id') &&
    grant.redirectUri === form.get('redirect_uri') &&
    grant.expiresAtMs > world.now().getTime();
  if (!fits) {
    return refuse(
      400,
      'invalid_request',
      'Unable to retrieve access token: appid/redirect uri/code verifier does not match authorization code. Or authorization code expired. Or external member binding exists',
    );
  }
  const owner = { clientId: grant.clientId, memberId: grant.memberId, scopes: grant.scopes };
  const access = await issueAccess(world, owner);
  if (!withRefresh) return json(accessReply(world, access));
  const refreshToken = await issueToken(
    world,
    { ...tokenOf(owner), kind: 'refresh', lifeMs: REFRESH_LIFE_MS },
    `AQ${randomToken(48)}`,
  );
  return json({ ...accessReply(world, access), ...refreshReply(world, refreshToken) });
}

async function refresh(world: World, form: URLSearchParams): Promise<Response> {
  const standing = await findToken(world, form.get('refresh_token') ?? '');
  const good =
    standing?.network === 'linkedin' &&
    standing.kind === 'refresh' &&
    standing.clientId === form.get('client_id') &&
    tokenState(world, standing) === 'live';
  if (!good) {
    return refuse(
      400,
      'invalid_request',
      'The provided authorization grant or refresh token is invalid, expired or revoked',
    );
  }
  const { clientId, accountId: memberId, scopes } = standing;
  const access = await issueAccess(world, { clientId, memberId, scopes });
  return json({ ...accessReply(world, access), ...refreshReply(world, standing) });
}

interface Owner {
  clientId: string;
  memberId: string;
  scopes: string[];
}

const tokenOf = ({ clientId, memberId, scopes }: Owner) =>
  ({ network: 'linkedin', accountId: memberId, userId: null, clientId, scopes }) as const;

const issueAccess = (world: World, owner: Owner): Promise<IssuedToken> =>
  issueToken(world, { ...tokenOf(owner), kind: 'access', lifeMs: ACCESS_LIFE_MS }, `AQ${randomToken(120)}`);

const lifeSeconds = (world: World, token: IssuedToken): number =>
  Math.ceil(((token.expiresAtMs ?? 0) - world.now().getTime()) / SECOND);

/** Scopes come back comma-separated and sorted, whatever way they were asked for; there is no `token_type`. */
const accessReply = (world: World, token: IssuedToken) => ({
  access_token: token.token,
  expires_in: lifeSeconds(world, token),
  scope: [...token.scopes].sort().join(','),
});

const refreshReply = (world: World, token: IssuedToken) => ({
  refresh_token: token.token,
  refresh_token_expires_in: lifeSeconds(world, token),
});

/** POST /oauth/v2/revoke: ends every token of the member for this app. */
export async function revokeToken({ request, world }: Call): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  const app = await findApp(world, form.get('client_id') ?? '');
  if (!app || app.secret !== form.get('client_secret')) {
    return refuse(401, 'invalid_client', 'Client authentication failed');
  }
  const token = await findToken(world, form.get('token') ?? '');
  if (token?.network === 'linkedin') {
    const revokedAtMs = world.now().getTime();
    await changeTokens(world, 'linkedin', token.accountId, (current) =>
      current.clientId === app.id ? { ...current, revokedAtMs } : current,
    );
  }
  return new Response(null, { status: 200 });
}

/** POST /oauth/v2/introspectToken: how a token of this app stands; times in epoch seconds. */
export async function introspectToken({ request, world }: Call): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  const app = await findApp(world, form.get('client_id') ?? '');
  if (!app || app.secret !== form.get('client_secret')) {
    return refuse(401, 'invalid_client', 'Client authentication failed');
  }
  const token = await findToken(world, form.get('token') ?? '');
  if (token?.network !== 'linkedin' || token.clientId !== app.id) return json({ active: false });
  const state = tokenState(world, token);
  const createdAt = Math.floor(token.issuedAtMs / SECOND);
  return json({
    active: state === 'live',
    client_id: app.id,
    authorized_at: createdAt,
    created_at: createdAt,
    status: state === 'live' ? 'active' : state,
    expires_at: Math.floor((token.expiresAtMs ?? 0) / SECOND),
    scope: [...token.scopes].sort().join(','),
    auth_type: '3L',
  });
}
