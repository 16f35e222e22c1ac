import { HOUR } from '@/lib/foundation/time';
import { json } from '../json';
import { knowsSecret } from '../meta/app-credentials';
import { redeemCode } from '../meta/authorization-code';
import { GraphError, outOfService } from '../meta/graph-error';
import { GraphParams } from '../meta/graph-params';
import type { Call } from '../routes';
import { issueToken, randomToken } from '../tokens';
import { underFault } from '../under-fault';
import { findProfessional } from './professionals';

const SHORT_LIFE_MS = HOUR;

export const newTokenText = (): string => `IGAA${randomToken(60)}`;

/** POST `/instagram-api/oauth/access_token`: a code becomes a token of one hour. */
export function exchangeCode(call: Call): Promise<Response> {
  const target = { network: 'instagram', operation: 'token', account: null } as const;
  const replies = {
    error500: () => outOfService().toResponse(),
    error429: () => new GraphError({ code: 4, message: '(#4) Application request limit reached' }).toResponse(),
  };
  return underFault(call.world, target, replies, () => exchange(call));
}

async function exchange({ request, world }: Call): Promise<Response> {
  // This host reads the form alone: parameters in the address are not seen.
  const form = await GraphParams.read(new Request(new URL(new URL(request.url).pathname, request.url), request));
  const clientId = form.text('client_id');
  if (clientId === null) return refuse('You must provide a client_id');
  if (form.text('grant_type') !== 'authorization_code') return refuse('Invalid grant_type');
  if (!knowsSecret(clientId, form.text('client_secret'))) return refuse('Invalid platform app');
  const claim = { network: 'instagram' as const, clientId, redirectUri: form.text('redirect_uri') ?? '' };
  const redemption = await redeemCode(world, form.text('code') ?? '', claim);
  if (redemption.kind !== 'redeemed') return refuse(CODE_REFUSALS[redemption.kind]);
  const { userId, scopes } = redemption.code;
  const token = await issueToken(
    world,
    { network: 'instagram', kind: 'access', accountId: userId, userId: null, clientId, scopes, lifeMs: SHORT_LIFE_MS },
    newTokenText(),
  );
  return tokenAnswer(token.token, findProfessional(userId)?.scopedId ?? userId, scopes);
}

/** `user_id` is a bare number beyond 2^53, as Instagram sends it: a reader that trusts JSON numbers gets another one. */
const tokenAnswer = (token: string, scopedId: string, scopes: string[]): Response =>
  new Response(
    `{"access_token":${JSON.stringify(token)},"user_id":${scopedId},"permissions":${JSON.stringify(scopes)}}`,
    { headers: { 'content-type': 'application/json' } },
  );

const CODE_REFUSALS = {
  unknown: 'Invalid authorization code',
  used: 'This authorization code has been used',
  expired: 'This authorization code has expired',
  other_redirect_uri:
    'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
} as const;

/** This host words its errors differently from the Graph API. */
const refuse = (message: string): Response =>
  json({ error_type: 'OAuthException', code: 400, error_message: message }, 400);
