import { z } from 'zod';
import { pool } from '@/lib/data/db/pool';
import { byColumn, run } from '@/lib/data/db/sql';
import { type AccountKey, accountsWithTokens, type StoredAccount } from '@/lib/data/db/statements/tokens';
import { vault } from '@/lib/data/vault';
import { Batcher } from '@/lib/foundation/batcher';
import { notFound } from '@/lib/foundation/errors';
import type { AccountAccess, TokenSet } from '@/lib/platforms/platform';
import { platformAdapter } from '@/lib/platforms/registry';
import type { AccountIdentity } from '@/lib/platforms/standing';
import { rateBudget } from './rate-budget';
import { isRefreshable, nextRefreshAt } from './refresh-schedule';
import { tokenContext } from './token-context';

const metadataSchema = z.record(z.string(), z.string());

/** Each by the id that it has in all businesses; a business's own alone is found. */
const readAccounts = new Batcher(async (keys: readonly AccountKey[]) => {
  const rows = await run(pool(), accountsWithTokens, byColumn(keys));
  const found = new Map(rows.map((row) => [row.id, row]));
  return keys.map(([businessId, id]) => {
    const row = found.get(id);
    return row?.businessId === businessId ? row : undefined;
  });
});

/** A row with its sealed tokens; it never leaves this folder. @throws AppError `not_found` */
export async function storedAccount(businessId: string, accountId: string): Promise<StoredAccount> {
  const row = await readAccounts.run([businessId, accountId]);
  if (!row) throw notFound('account', accountId);
  return row;
}

export const identityOf = ({ platformUserId, metadata }: StoredAccount): AccountIdentity => ({
  platformUserId,
  metadata: metadataSchema.parse(metadata),
});

export const openAccess = (row: StoredAccount, accessTokenSealed: string): AccountAccess => ({
  ...identityOf(row),
  accountId: row.id,
  accessToken: vault().open(accessTokenSealed, tokenContext(row.id, 'access')),
  kind: row.kind,
  scopes: row.scopes,
  rate: rateBudget({ platform: row.platform, accountId: row.id }),
});

export const openRefreshToken = ({
  id,
  refreshTokenSealed,
}: Pick<StoredAccount, 'id' | 'refreshTokenSealed'>): string | null =>
  refreshTokenSealed && vault().open(refreshTokenSealed, tokenContext(id, 'refresh'));

export const canRefresh = ({ platform, refreshTokenSealed }: StoredAccount): boolean =>
  isRefreshable(platformAdapter(platform).tokenLife, refreshTokenSealed !== null);

/** The columns of a new token, its next refresh among them. What a refresh does not name again stays as `before` had it. */
export function tokenColumns(
  { id, platform }: Pick<StoredAccount, 'id' | 'platform'>,
  token: TokenSet,
  now: Date,
  before?: StoredAccount,
) {
  const refreshTokenSealed = token.refreshToken
    ? vault().seal(token.refreshToken, tokenContext(id, 'refresh'))
    : (before?.refreshTokenSealed ?? null);
  const refreshExpiresAt = token.refreshExpiresAt ?? before?.refreshExpiresAt ?? null;
  return {
    accessTokenSealed: vault().seal(token.accessToken, tokenContext(id, 'access')),
    refreshTokenSealed,
    tokenVersion: { increment: 1 },
    tokenIssuedAt: now,
    tokenExpiresAt: token.expiresAt,
    refreshExpiresAt,
    refreshNotBefore: nextRefreshAt(platformAdapter(platform).tokenLife, {
      issuedAt: now,
      expiresAt: token.expiresAt,
      hasRefreshToken: refreshTokenSealed !== null,
      refreshExpiresAt,
    }),
    refreshLeaseUntil: null,
    refreshFailures: 0,
    refreshRefused: false,
    refreshError: null,
  };
}
