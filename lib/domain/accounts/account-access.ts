import { z } from 'zod';
import { prisma } from '@/lib/data/db/client';
import { vault } from '@/lib/data/vault';
import { notFound } from '@/lib/foundation/errors';
import { type AccountAccess, PlatformError } from '@/lib/platforms/platform';
import { OPEN_RATE } from '@/lib/platforms/rate';
import { tokenContext } from './token-context';

const metadataSchema = z.record(z.string(), z.string());

/** An account with its token, opened for one call. Not for requests: the worker asks it for a row that it holds. */
export async function accountAccess(businessId: string, accountId: string): Promise<AccountAccess> {
  const row = await prisma().socialAccount.findFirst({
    where: { id: accountId, businessId },
    select: {
      platform: true,
      platformUserId: true,
      kind: true,
      scopes: true,
      accessTokenSealed: true,
      metadata: true,
      isActive: true,
    },
  });
  if (!row) throw notFound('account', accountId);
  if (!row.isActive || row.accessTokenSealed === null) {
    const detail = 'The account was disconnected. Connect it again.';
    throw new PlatformError(row.platform, { kind: 'RECONNECT', code: 'disconnected', detail });
  }
  return {
    accountId,
    platformUserId: row.platformUserId,
    accessToken: vault().open(row.accessTokenSealed, tokenContext(accountId, 'access')),
    kind: row.kind,
    scopes: row.scopes,
    metadata: metadataSchema.parse(row.metadata),
    rate: OPEN_RATE,
  };
}
