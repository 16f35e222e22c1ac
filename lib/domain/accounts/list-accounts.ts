import type { AccountsPage } from '@/lib/contracts/accounts';
import { type BusinessContext, requirePermission } from '../context';
import { toAccount } from './account';
import { readAccounts } from './read-accounts';
import { revocationsOf } from './revocations-of';
import { warningsOf } from './warnings-of';

/** Every account of the business with what presses on it, the disconnected last; in the order of networks and names. */
export async function listAccounts(ctx: BusinessContext): Promise<AccountsPage> {
  requirePermission(ctx, 'read');
  const rows = await readAccounts(ctx.business.id);
  const warnings = await warningsOf(ctx.business.id, rows, ctx.now);
  const revocations = await revocationsOf(rows);
  const data = rows.map((row) =>
    toAccount(row, warnings.get(row.id) ?? null, revocations.get(row.id) ?? 'unavailable'),
  );
  return { data, nextCursor: null, hasMore: false };
}
