import { bearerToken, findToken, type IssuedToken, tokenState } from '../tokens';
import type { World } from '../world';
import type { GraphParams } from './graph-params';
import { DEFAULT_DEATH, tokenExpired, tokenMissing, tokenRevoked, tokenUnreadable } from './token-error';

type MetaNetwork = 'facebook' | 'instagram';

const deathSetting = (network: MetaNetwork, accountId: string): string => `${network}:death:${accountId}`;

/** Decides with which subcode of 190 the tokens of this account are refused once they are revoked. */
export const setDeath = (world: World, network: MetaNetwork, accountId: string, subcode: number): Promise<void> =>
  world.setSetting(deathSetting(network, accountId), subcode);

export const tokenText = (request: Request, params: GraphParams): string | null =>
  params.text('access_token') ?? bearerToken(request);

/** The token of a call. @throws GraphError 104 without one, 190 for one that is unknown, expired or revoked */
export async function requireToken(world: World, network: MetaNetwork, text: string | null): Promise<IssuedToken> {
  if (text === null) throw tokenMissing();
  const token = await findToken(world, text);
  if (!token || token.network !== network) throw tokenUnreadable();
  const state = tokenState(world, token);
  if (state === 'expired') throw tokenExpired(new Date(token.expiresAtMs ?? 0), world.now());
  if (state === 'revoked') throw tokenRevoked(await deathOf(world, network, token));
  return token;
}

async function deathOf(world: World, network: MetaNetwork, token: IssuedToken): Promise<number> {
  const own = await world.setting<number | null>(deathSetting(network, token.accountId), null);
  if (own !== null || token.userId === null) return own ?? DEFAULT_DEATH;
  return world.setting(deathSetting(network, token.userId), DEFAULT_DEATH);
}
