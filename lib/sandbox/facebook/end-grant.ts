import { knowsSecret } from '../meta/app-credentials';
import { forbidden, noSuchObject } from '../meta/graph-error';
import type { GraphCall, GraphRoute } from '../meta/graph-route';
import { requireToken, setDeath, tokenText } from '../meta/live-token';
import { tokenUnreadable } from '../meta/token-error';
import { changeTokens } from '../tokens';
import type { World } from '../world';
import { findGrant, removeGrant } from './grants';

/** A person's consent by their id: ended by the app itself, with `id|secret`, or by that person's own token. */
export const CONSENT_ROUTES: readonly GraphRoute[] = [
  {
    method: 'DELETE',
    path: '/:id/permissions',
    network: 'facebook',
    operation: 'token',
    open: true,
    answer: deauthorise,
  },
];

/** The person's whole consent ends: every token of theirs and of their Pages dies. */
export async function endGrant(world: World, clientId: string, userId: string): Promise<void> {
  const revokedAtMs = world.now().getTime();
  await setDeath(world, 'facebook', userId, 458);
  await changeTokens(world, 'facebook', userId, (one) => (one.clientId === clientId ? { ...one, revokedAtMs } : one));
  await removeGrant(world, clientId, userId);
}

async function deauthorise(call: GraphCall): Promise<object> {
  const userId = call.param('id');
  const clientId = await appOf(call, userId);
  // Ids of people are known to the app that they consented to alone.
  if (!(await findGrant(call.world, clientId, userId))) throw noSuchObject(userId, 'DELETE');
  await endGrant(call.world, clientId, userId);
  return { success: true };
}

/** @throws GraphError 190 for a token that is none, 200 for another person's or a Page's */
async function appOf({ world, request, params }: GraphCall, userId: string): Promise<string> {
  const text = tokenText(request, params);
  const [clientId = '', secret] = text?.split('|') ?? [];
  if (secret !== undefined) {
    if (!knowsSecret(clientId, secret)) throw tokenUnreadable();
    return clientId;
  }
  const token = await requireToken(world, 'facebook', text);
  if (token.kind === 'access' && token.accountId === userId) return token.clientId;
  throw forbidden("A person's permissions are ended by the app or by that person alone.");
}
