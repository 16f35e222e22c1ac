import type { ConnectedAccounts } from '@/lib/contracts/account-choices';
import { withTransaction } from '@/lib/data/db/transaction';
import { PlatformError } from '@/lib/platforms/platform';
import { platformAdapter } from '@/lib/platforms/registry';
import { type BusinessContext, requirePermission } from '../context';
import { keepChoice } from './account-choice';
import { connectAccounts } from './connect-accounts';
import { connectedIdentities } from './connected-identities';
import { isLimited } from './is-limited';
import { type PendingConnection, redirectUri } from './pending-connection';

type Finished = ({ kind: 'connected'; isLimited: boolean } & ConnectedAccounts) | { kind: 'choice'; choiceId: string };

/**
 * Exchanges what the network sent back. A single identity, or such as are all connected already, is connected at once;
 * of several the person chooses first. @throws PlatformError when the network refused
 */
export async function finishConnection(
  ctx: BusinessContext,
  { platform, sessionId, userId, codeVerifier, as, least }: PendingConnection,
  url: URL,
): Promise<Finished> {
  requirePermission(ctx, 'manage_accounts');
  const state = url.searchParams.get('state') ?? '';
  const request = { redirectUri: redirectUri(platform), state, codeVerifier, as, least };
  const discovered = await platformAdapter(platform).connect({ url, request, now: ctx.now });
  if (discovered.length === 0) {
    const detail = 'The network named no account that can publish.';
    throw new PlatformError(platform, { kind: 'PERMISSION', code: 'no_accounts', detail });
  }
  const isConnected = await connectedIdentities(ctx.business.id, platform, discovered);
  if (discovered.length > 1 && !discovered.every(isConnected)) {
    const choice = { platform, businessId: ctx.business.id, userId, sessionId, discovered, startedAt: ctx.now };
    return { kind: 'choice', choiceId: await keepChoice(choice) };
  }
  const connected = await withTransaction((tx) => connectAccounts(tx, ctx, platform, discovered));
  return { kind: 'connected', ...connected, isLimited: isLimited(discovered) };
}
