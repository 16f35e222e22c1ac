import { run } from '@/lib/data/db/sql';
import { reserveAccount } from '@/lib/data/db/statements/connections';
import { type Transaction, withTransaction } from '@/lib/data/db/transaction';
import { newId } from '@/lib/foundation/ids';
import { type DiscoveredAccount, PlatformError } from '@/lib/platforms/platform';
import { platformAdapter } from '@/lib/platforms/registry';
import { recordEvent } from '../audit/record-event';
import { type BusinessContext, requirePermission } from '../context';
import { releaseHeldPosts } from '../publishing/release-held-posts';
import { type PendingConnection, redirectUri } from './pending-connection';
import { tokenColumns } from './stored-token';

/**
 * Exchanges what the network sent back, and connects every identity it granted. One that was connected before is the
 * same account again, and the posts that waited for it go on. @throws PlatformError when the network refused
 */
export async function finishConnection(
  ctx: BusinessContext,
  { platform, codeVerifier, as, least }: PendingConnection,
  url: URL,
): Promise<{ accountIds: string[]; releasedPosts: number; isLimited: boolean }> {
  requirePermission(ctx, 'manage_accounts');
  const state = url.searchParams.get('state') ?? '';
  const request = { redirectUri: redirectUri(platform), state, codeVerifier, as, least };
  const discovered = await platformAdapter(platform).connect({ url, request, now: ctx.now });
  if (discovered.length === 0) {
    const detail = 'The network named no account that can publish.';
    throw new PlatformError(platform, { kind: 'PERMISSION', code: 'no_accounts', detail });
  }
  return withTransaction(async (tx) => {
    const accountIds: string[] = [];
    for (const account of discovered) {
      accountIds.push(await connectAccount(tx, ctx, account.platform ?? platform, account));
    }
    const released = await releaseHeldPosts(tx, ctx.business.id, accountIds, ctx.now);
    const isLimited = discovered.some(({ metadata }) => metadata.mode === 'share');
    return { accountIds, releasedPosts: released.pending, isLimited };
  });
}

async function connectAccount(
  tx: Transaction,
  ctx: BusinessContext,
  platform: PendingConnection['platform'],
  { platformUserId, kind, displayName, username, avatarUrl, profileUrl, token, metadata }: DiscoveredAccount,
): Promise<string> {
  const row = [newId('acc', ctx.now), ctx.business.id, platform, kind, platformUserId, displayName, ctx.now] as const;
  const [account] = await run(tx.client, reserveAccount, [...row]);
  if (!account) throw new Error('An upsert returned no row.');
  const { id } = account;
  await tx.prisma.socialAccount.update({
    where: { id },
    data: {
      kind,
      displayName,
      username,
      avatarUrl,
      profileUrl,
      metadata,
      isActive: true,
      status: 'connected',
      ...tokenColumns({ id, platform }, token, ctx.now),
      scopes: token.scopes,
      missingScopes: [],
      inspectNotBefore: ctx.now,
      connectedBy: ctx.actor.id,
      connectedAt: ctx.now,
    },
  });
  await recordEvent(tx, ctx, {
    action: account.is_new ? 'account.connected' : 'account.reconnected',
    subjectType: 'social_account',
    subjectId: id,
    data: { platform, displayName, scopes: token.scopes },
  });
  return id;
}
