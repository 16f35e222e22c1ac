import type { Platform } from '@/lib/contracts/platform';
import { AppError } from '@/lib/foundation/errors';
import type { AuthorizationRequest } from '@/lib/platforms/authorization';
import { platformAdapter } from '@/lib/platforms/registry';
import { type BusinessContext, requirePermission } from '../context';
import { keepPending, redirectUri, secret } from './pending-connection';

interface StartedConnection extends Pick<AuthorizationRequest, 'as' | 'least'> {
  platform: Platform;
  sessionId: string;
}

/** Begins a connection of a person's session. @returns the network's page to send the person to. */
export async function startConnection(
  ctx: BusinessContext,
  { platform, sessionId, ...wanted }: StartedConnection,
): Promise<URL> {
  requirePermission(ctx, 'manage_accounts');
  if (ctx.actor.type !== 'user') throw new AppError('forbidden', 'Accounts are connected by a signed-in person.');
  const state = secret();
  const codeVerifier = secret();
  const url = await platformAdapter(platform).authorizationUrl({
    redirectUri: redirectUri(platform),
    state,
    codeVerifier,
    ...wanted,
  });
  await keepPending(state, {
    platform,
    businessId: ctx.business.id,
    userId: ctx.actor.id,
    sessionId,
    codeVerifier,
    ...wanted,
    startedAt: ctx.now.toISOString(),
  });
  return url;
}
