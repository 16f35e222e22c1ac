import type { Account } from '@/lib/contracts/accounts';
import { run } from '@/lib/data/db/sql';
import { disconnectActiveAccount, holdPendingPosts } from '@/lib/data/db/statements/connections';
import { withTransaction } from '@/lib/data/db/transaction';
import { enqueue } from '@/lib/data/jobs/enqueue';
import { notFound } from '@/lib/foundation/errors';
import { recordEvent } from '../audit/record-event';
import { type BusinessContext, requirePermission } from '../context';
import { toAccount } from './account';
import { readAccounts } from './read-accounts';
import { revocationsOf } from './revocations-of';

const HELD_DETAIL = 'The account was disconnected. Connect it again, and this post goes out.';

/**
 * Forgets an account's tokens and holds its waiting posts; its history stays. The network is told afterwards, so that its
 * silence keeps nobody connected. Doing it twice changes nothing more.
 */
export async function disconnectAccount(ctx: BusinessContext, accountId: string): Promise<Account> {
  requirePermission(ctx, 'manage_accounts');
  const businessId = ctx.business.id;
  await withTransaction(async (tx) => {
    const [disconnected] = await run(tx.client, disconnectActiveAccount, [businessId, accountId]);
    if (!disconnected) return;
    const { access_token_sealed: accessTokenSealed, refresh_token_sealed: refreshTokenSealed } = disconnected;
    if (accessTokenSealed) {
      await enqueue(tx, 'revoke-token', { businessId, accountId, accessTokenSealed, refreshTokenSealed });
    }
    const held = await run(tx.client, holdPendingPosts, [businessId, accountId, 'disconnected', HELD_DETAIL]);
    await recordEvent(tx, ctx, {
      action: 'account.disconnected',
      subjectType: 'social_account',
      subjectId: accountId,
      data: { heldPosts: held.length },
    });
  });
  const [row] = await readAccounts(businessId, accountId);
  if (!row) throw notFound('account', accountId);
  const revocation = (await revocationsOf([row])).get(accountId) ?? 'unavailable';
  return toAccount(row, null, revocation);
}
