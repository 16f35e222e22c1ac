import type { Platform } from '@/lib/contracts/platform';
import { prisma } from '@/lib/data/db/client';
import type { DiscoveredAccount } from '@/lib/platforms/platform';

/** Tells whether an identity that a connection to `platform` discovered is an account of the business that was not disconnected. */
export async function connectedIdentities(
  businessId: string,
  platform: Platform,
  discovered: readonly DiscoveredAccount[],
): Promise<(identity: DiscoveredAccount) => boolean> {
  const rows = await prisma().socialAccount.findMany({
    where: { businessId, isActive: true, platformUserId: { in: discovered.map((it) => it.platformUserId) } },
    select: { platform: true, platformUserId: true },
  });
  return (identity) =>
    rows.some(
      (row) => row.platform === (identity.platform ?? platform) && row.platformUserId === identity.platformUserId,
    );
}
