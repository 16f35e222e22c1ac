import { MINUTE } from '@/lib/foundation/time';
import { randomToken } from '../tokens';
import type { World } from '../world';

const LIFE_MS = 10 * MINUTE;
const COLLECTION = 'meta-codes';

/** What a person agreed to, waiting to be exchanged once. */
export interface AuthorizationCode {
  network: 'facebook' | 'instagram';
  clientId: string;
  redirectUri: string;
  userId: string;
  scopes: string[];
}

interface StoredCode extends AuthorizationCode {
  issuedAtMs: number;
  usedBy: string | null;
}

export async function issueCode(world: World, code: AuthorizationCode): Promise<string> {
  const text = `AQ${randomToken(48)}`;
  const stored: StoredCode = { ...code, issuedAtMs: world.now().getTime(), usedBy: null };
  await world.store.put(COLLECTION, text, stored);
  return text;
}

export type Redemption =
  | { kind: 'redeemed'; code: AuthorizationCode }
  | { kind: 'unknown' | 'used' | 'expired' | 'other_redirect_uri' };

/** Single use: of two exchanges at once, one is redeemed. A refused exchange does not use the code up. */
export async function redeemCode(
  world: World,
  text: string,
  claim: Pick<AuthorizationCode, 'network' | 'clientId' | 'redirectUri'>,
): Promise<Redemption> {
  const code = await world.store.get<StoredCode>(COLLECTION, text);
  if (!code || code.network !== claim.network || code.clientId !== claim.clientId) return { kind: 'unknown' };
  if (code.redirectUri !== claim.redirectUri) return { kind: 'other_redirect_uri' };
  if (code.usedBy !== null) return { kind: 'used' };
  if (code.issuedAtMs + LIFE_MS <= world.now().getTime()) return { kind: 'expired' };
  const exchange = randomToken(8);
  const after = await world.store.update<StoredCode>(COLLECTION, text, (current) =>
    current && current.usedBy === null ? { ...current, usedBy: exchange } : current,
  );
  return after?.usedBy === exchange ? { kind: 'redeemed', code } : { kind: 'used' };
}
