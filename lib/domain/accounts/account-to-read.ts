import type { AccountAccess } from '@/lib/platforms/platform';
import type { AccountIdentity } from '@/lib/platforms/standing';
import { identityOf, openAccess, storedAccount } from './stored-token';

/**
 * An account for one look at its network within a request: nothing is renewed, and `access` is null where its token does not
 * hold. @throws AppError `not_found`
 */
export async function accountToRead(
  businessId: string,
  accountId: string,
  now: Date,
): Promise<{ identity: AccountIdentity; access: AccountAccess | null }> {
  const row = await storedAccount(businessId, accountId);
  const { isActive, status, accessTokenSealed, tokenExpiresAt } = row;
  const holds = isActive && status === 'connected' && (tokenExpiresAt === null || tokenExpiresAt > now);
  return { identity: identityOf(row), access: holds && accessTokenSealed ? openAccess(row, accessTokenSealed) : null };
}
