import type { Account } from '@/lib/contracts/accounts';
import { prisma } from '@/lib/data/db/client';
import { run } from '@/lib/data/db/sql';
import { disconnectActiveAccount, holdPendingPosts } from '@/lib/data/db/statements/connections';
import { withTransaction } from '@/lib/data/db/transaction';
import { notFound } from '@/lib/foundation/errors';
import { recordEvent } from '../audit/record-event';
import { type BusinessContext, requirePermission } from '../context';
import { toAccount, WITHOUT_TOKENS } from './account';

const HELD_DETAIL = 'The account was disconnected. Connect it again, and this post goes out.';

/** Forgets an account's tokens and holds its waiting posts; its history stays. Doing it twice changes nothing more. */
export async function disconnectAccount(ctx: BusinessContext, accountId: string): Promise<Account> {
  requirePermission(ctx, 'manage_accounts');
  const businessId = ctx.business.id;
  await withTransaction(async (tx) => {
    const disconnected = await run(tx.client, disconnectActiveAccount, [businessId, accountId]);
    if (disconnected.length === 0) return;
    const held = await run(tx.client, holdPendingPosts, [businessId, accountId, 'disconnected', HELD_DETAIL]);
    await recordEvent(tx, ctx, {
      action: 'account.disconnected',
      subjectType: 'social_account',
      subjectId: accountId,
      data: { heldPosts: held.length },
    });
  });
  const row = await prisma().socialAccount.findFirst({ where: { id: accountId, businessId }, omit: WITHOUT_TOKENS });
  if (!row) throw notFound('account', accountId);
  return toAccount(row);
}
