import type { ConnectedAccounts } from '@/lib/contracts/account-choices';
import type { Platform } from '@/lib/contracts/platform';
import { run } from '@/lib/data/db/sql';
import { reserveAccount } from '@/lib/data/db/statements/connections';
import type { Transaction } from '@/lib/data/db/transaction';
import { newId } from '@/lib/foundation/ids';
import type { DiscoveredAccount } from '@/lib/platforms/platform';
import { recordEvent } from '../audit/record-event';
import type { BusinessContext } from '../context';
import { releaseHeldPosts } from '../publishing/release-held-posts';
import { tokenColumns } from './stored-token';

/**
 * Connects identities that a connection to `platform` discovered. One that was connected before is the same account
 * again, and the posts that waited for it go on.
 */
export async function connectAccounts(
  tx: Transaction,
  ctx: BusinessContext,
  platform: Platform,
  discovered: DiscoveredAccount[],
): Promise<ConnectedAccounts> {
  const accountIds: string[] = [];
  for (const account of discovered) {
    accountIds.push(await connectAccount(tx, ctx, account.platform ?? platform, account));
  }
  const released = await releaseHeldPosts(tx, ctx.business.id, accountIds, ctx.now);
  return { accountIds, releasedPosts: released.pending };
}

async function connectAccount(
  tx: Transaction,
  ctx: BusinessContext,
  platform: Platform,
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
