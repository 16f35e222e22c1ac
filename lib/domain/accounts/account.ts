import { z } from 'zod';
import type { Account, AccountWarning, Revocation } from '@/lib/contracts/accounts';
import type { Platform } from '@/lib/contracts/platform-names';
import type { SocialAccount } from '@/lib/data/db/generated/client';

/** A row without its sealed tokens, but with the knowledge whether there is one to refresh with. */
export type AccountRow = Omit<SocialAccount, 'accessTokenSealed' | 'refreshTokenSealed'> & { hasRefreshToken: boolean };

/** A row as the world may see it. */
export const toAccount = (row: AccountRow, warning: AccountWarning | null, revocation: Revocation): Account => ({
  id: row.id,
  platform: row.platform,
  kind: row.kind,
  username: row.username,
  displayName: row.displayName,
  avatarUrl: row.avatarUrl,
  profileUrl: row.profileUrl,
  status: row.status,
  scopes: row.scopes,
  missingScopes: row.missingScopes,
  isPremium: isPremium(row.metadata),
  canComment: canComment(row),
  tokenExpiresAt: row.tokenExpiresAt?.toISOString() ?? null,
  renewsItself: row.status === 'connected' && row.refreshNotBefore !== null,
  connectedAt: row.connectedAt.toISOString(),
  checkedAt: row.inspectedAt?.toISOString() ?? null,
  warning,
  revocation,
});

const subscriptionSchema = z.object({ subscriptionType: z.string() });

/** Whether X, when it was last asked, named a subscription. */
export function isPremium(metadata: unknown): boolean {
  const known = subscriptionSchema.safeParse(metadata);
  return known.success && known.data.subscriptionType !== 'None';
}

const COMMENT_SCOPES: Partial<Record<Platform, readonly string[]>> = {
  linkedin: ['r_member_social', 'r_organization_social'],
};

/** Whether the scopes that a network granted cover comments; on most networks whoever may post may comment. */
export function canComment({ platform, scopes }: { platform: Platform; scopes: readonly string[] }): boolean {
  const needed = COMMENT_SCOPES[platform];
  return needed === undefined || needed.some((scope) => scopes.includes(scope));
}
