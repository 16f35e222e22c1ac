import { prisma } from '@/lib/data/db/client';
import type { AccountRow } from './account';

/** Far above what a business connects; the list is one page. */
const MOST = 500;

/** The accounts of a business, or one of them, the disconnected last; sealed tokens stay where they are read. */
export async function readAccounts(businessId: string, id?: string): Promise<AccountRow[]> {
  const rows = await prisma().socialAccount.findMany({
    where: { businessId, ...(id !== undefined && { id }) },
    omit: { accessTokenSealed: true },
    orderBy: [{ isActive: 'desc' }, { platform: 'asc' }, { displayName: 'asc' }, { id: 'asc' }],
    take: MOST,
  });
  return rows.map(({ refreshTokenSealed, ...row }) => ({ ...row, hasRefreshToken: refreshTokenSealed !== null }));
}
