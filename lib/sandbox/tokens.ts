import { randomBytes } from 'node:crypto';
import type { Platform } from '@/lib/contracts/platform';
import type { World } from './world';

/** A token that a fake network gave out. Times are epoch milliseconds of the world's clock. */
export interface IssuedToken {
  token: string;
  network: Platform;
  kind: 'access' | 'refresh' | 'page';
  /** What the token acts as. */
  accountId: string;
  /** The person who consented, when that is another identity (a page's token). */
  userId: string | null;
  clientId: string;
  scopes: string[];
  issuedAtMs: number;
  /** Null: does not expire. */
  expiresAtMs: number | null;
  revokedAtMs: number | null;
}

const COLLECTION = 'tokens';

/** Unguessable, URL-safe. */
export const randomToken = (bytes = 32): string => randomBytes(bytes).toString('base64url');

export async function issueToken(
  world: World,
  token: Omit<IssuedToken, 'token' | 'issuedAtMs' | 'expiresAtMs' | 'revokedAtMs'> & { lifeMs: number | null },
  text: string = randomToken(),
): Promise<IssuedToken> {
  const { lifeMs, ...rest } = token;
  const issuedAtMs = world.now().getTime();
  const expiresAtMs = lifeMs === null ? null : issuedAtMs + lifeMs;
  const issued: IssuedToken = { ...rest, token: text, issuedAtMs, expiresAtMs, revokedAtMs: null };
  await world.store.put(COLLECTION, text, issued);
  return issued;
}

export const findToken = (world: World, text: string): Promise<IssuedToken | null> =>
  world.store.get<IssuedToken>(COLLECTION, text);

/** Single use: of two callers at once, one gets the token. */
export const takeToken = (world: World, text: string): Promise<IssuedToken | null> =>
  world.store.take<IssuedToken>(COLLECTION, text);

export type TokenState = 'live' | 'expired' | 'revoked';

export function tokenState(world: World, token: IssuedToken): TokenState {
  if (token.revokedAtMs !== null) return 'revoked';
  return token.expiresAtMs !== null && token.expiresAtMs <= world.now().getTime() ? 'expired' : 'live';
}

/** The text after `Authorization: Bearer`, or null. */
export const bearerToken = (request: Request): string | null =>
  /^bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]?.trim() ?? null;

/** Every token that acts as this account or was consented to by it. */
export async function tokensOf(world: World, network: Platform, accountId: string): Promise<IssuedToken[]> {
  return (await world.store.list<IssuedToken>(COLLECTION))
    .map(({ value }) => value)
    .filter((token) => token.network === network && (token.accountId === accountId || token.userId === accountId));
}

/** Changes every token of an account, one atomic step each; returns how many. */
export async function changeTokens(
  world: World,
  network: Platform,
  accountId: string,
  change: (token: IssuedToken) => IssuedToken,
): Promise<number> {
  const tokens = await tokensOf(world, network, accountId);
  for (const { token } of tokens) {
    await world.store.update<IssuedToken>(COLLECTION, token, (current) => (current ? change(current) : null));
  }
  return tokens.length;
}
