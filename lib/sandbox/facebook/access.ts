import { forbidden, missingScope, noSuchObject } from '../meta/graph-error';
import type { AuthorizedCall } from '../meta/graph-route';
import { tokenRevoked } from '../meta/token-error';
import { findGrant, sharedPages } from './grants';
import { type FacebookPage, findPage } from './people';

const ROLE_LOST = 492;

/** The Page named in the path, when this token may see it. `me` is the Page of a Page's token. @throws GraphError */
export async function pageOfPath(call: AuthorizedCall, id: string = call.param('id')): Promise<FacebookPage> {
  const { token, world } = call;
  const page = findPage(id === 'me' ? token.accountId : id);
  if (!page) throw noSuchObject(id, call.request.method);
  const shared = await sharedPages(world, token.clientId, token.userId ?? token.accountId);
  const isShared = shared.some((one) => one.id === page.id);
  if (token.kind === 'page' && token.accountId === page.id && !isShared) throw tokenRevoked(ROLE_LOST);
  if (!isShared || (token.kind === 'page' && token.accountId !== page.id)) {
    throw noSuchObject(id, call.request.method);
  }
  return page;
}

/** For writing: the Page's own token with the scope, within the 90 days of data access. @throws GraphError 200 */
export async function pageToWriteOn(call: AuthorizedCall, scope: string, id?: string): Promise<FacebookPage> {
  const page = await pageOfPath(call, id);
  await refuseLapsedAccess(call);
  if (call.token.kind !== 'page') {
    throw forbidden('Publishing to a Page needs the access token of that Page, not that of a person.');
  }
  if (!call.token.scopes.includes(scope)) {
    throw forbidden(
      `If posting to a page, requires both pages_read_engagement and ${scope} as an admin with sufficient administrative permission`,
    );
  }
  return page;
}

/** @throws GraphError 10 */
export function requireScopes(call: AuthorizedCall, ...scopes: string[]): void {
  const missing = scopes.find((scope) => !call.token.scopes.includes(scope));
  if (missing) throw missingScope(missing);
}

async function refuseLapsedAccess({ world, token }: AuthorizedCall): Promise<void> {
  const grant = await findGrant(world, token.clientId, token.userId ?? token.accountId);
  if (grant && grant.dataAccessExpiresAtMs <= world.now().getTime()) throw tokenRevoked(458);
}
