import type { AccountsPage } from '@/lib/contracts/accounts';
import { prisma } from '@/lib/data/db/client';
import { type BusinessContext, requirePermission } from '../context';
import { toAccount, WITHOUT_TOKENS } from './account';

/** Far above what a business connects; the list is one page. */
const MOST = 500;

/** Every account of the business, the disconnected last; in the order in which networks and then names are written. */
export async function listAccounts(ctx: BusinessContext): Promise<AccountsPage> {
  requirePermission(ctx, 'read');
  const rows = await prisma().socialAccount.findMany({
    where: { businessId: ctx.business.id },
    omit: WITHOUT_TOKENS,
    orderBy: [{ isActive: 'desc' }, { platform: 'asc' }, { displayName: 'asc' }, { id: 'asc' }],
    take: MOST,
  });
  return { data: rows.map(toAccount), nextCursor: null, hasMore: false };
}
