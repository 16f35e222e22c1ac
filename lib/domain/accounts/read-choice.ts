import type { FoundIdentity } from '@/lib/contracts/account-choices';
import type { Platform } from '@/lib/contracts/platform';
import { type BusinessContext, can } from '../context';
import { findChoice } from './account-choice';
import { connectedIdentities } from './connected-identities';
import { isLimited } from './is-limited';

export interface OpenChoice {
  /** The network that was connected. */
  platform: Platform;
  identities: FoundIdentity[];
  /** See `isLimited`. */
  isLimited: boolean;
}

/** What a person may choose from, without a token; null when the choice is gone or is not theirs to make. */
export async function readChoice(
  ctx: BusinessContext,
  { choiceId, sessionId }: { choiceId: string; sessionId: string },
): Promise<OpenChoice | null> {
  const choice = can(ctx.actor, 'manage_accounts') ? await findChoice(ctx, sessionId, choiceId) : null;
  if (!choice) return null;
  const { platform, discovered } = choice;
  const isConnected = await connectedIdentities(ctx.business.id, platform, discovered);
  const identities = discovered.map((identity) => ({
    platform: identity.platform ?? platform,
    platformUserId: identity.platformUserId,
    kind: identity.kind,
    displayName: identity.displayName,
    username: identity.username,
    avatarUrl: identity.avatarUrl,
    isConnected: isConnected(identity),
  }));
  return { platform, identities, isLimited: isLimited(discovered) };
}
