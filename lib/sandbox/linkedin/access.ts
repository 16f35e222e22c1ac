import { SECOND } from '@/lib/foundation/time';
import type { Call } from '../routes';
import { bearerToken, findToken, type IssuedToken, tokenState } from '../tokens';
import { expiredToken, foreignUrn, invalidToken, notPermitted, revokedToken } from './errors';
import { type Author, findAuthor, rolesOf } from './people';
import { checkVersion } from './versions';

export const PROPAGATION_SETTING = 'linkedin:propagationSeconds';

/** The live token behind a request, or the answer that refuses it. */
export async function authenticate({ request, world }: Call): Promise<IssuedToken | Response> {
  const text = bearerToken(request);
  const token = text === null ? null : await findToken(world, text);
  if (token?.network !== 'linkedin' || token.kind !== 'access') return invalidToken();
  const state = tokenState(world, token);
  if (state === 'revoked') return revokedToken();
  if (state === 'expired') return expiredToken();
  const propagationMs = (await world.setting(PROPAGATION_SETTING, 0)) * SECOND;
  // A brand-new token is called revoked until every LinkedIn data centre knows it.
  if (world.now().getTime() - token.issuedAtMs < propagationMs) return revokedToken();
  return token;
}

/** For `/rest/…`: the token, the version headers, and one of `scopes` where any is asked. */
export async function authenticateRest(
  call: Call,
  resource: string,
  scopes: readonly string[] = [],
): Promise<IssuedToken | Response> {
  const token = await authenticate(call);
  if (token instanceof Response) return token;
  const refused = await checkVersion(call);
  if (refused) return refused;
  const allowed = scopes.length === 0 || scopes.some((scope) => token.scopes.includes(scope));
  return allowed ? token : notPermitted(`${resource}.${call.request.headers.get('linkedin-version')}01`);
}

/** The author that `urn` names, when the token may write as it; `field` names the URN in a refusal. */
export function actingAuthor(token: IssuedToken, urn: unknown, field: string): Author | Response {
  const author = typeof urn === 'string' ? findAuthor(urn) : undefined;
  if (!author) return foreignUrn(field);
  const isSelf = author.id === token.accountId;
  const administers = rolesOf(token.accountId).has(author.id);
  if (!isSelf && !administers) return foreignUrn(field);
  const scope = isSelf ? 'w_member_social' : 'w_organization_social';
  return token.scopes.includes(scope) ? author : notPermitted(`${scope} as ${author.urn}`);
}
