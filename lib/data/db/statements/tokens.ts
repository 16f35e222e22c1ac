import type { Platform } from '@/lib/contracts/platform';
import type { SocialAccount } from '../generated/client';
import { type ByColumn, statement } from '../sql';

export type AccountKey = [businessId: string, accountId: string];

const STORED_COLUMNS = {
  id: 'id',
  businessId: 'business_id',
  platform: 'platform',
  kind: 'kind',
  platformUserId: 'platform_user_id',
  metadata: 'metadata',
  isActive: 'is_active',
  status: 'status',
  scopes: 'scopes',
  missingScopes: 'missing_scopes',
  accessTokenSealed: 'access_token_sealed',
  refreshTokenSealed: 'refresh_token_sealed',
  tokenVersion: 'token_version',
  tokenIssuedAt: 'token_issued_at',
  tokenExpiresAt: 'token_expires_at',
  refreshExpiresAt: 'refresh_expires_at',
  refreshNotBefore: 'refresh_not_before',
  refreshLeaseUntil: 'refresh_lease_until',
  refreshFailures: 'refresh_failures',
  refreshRefused: 'refresh_refused',
} as const satisfies Partial<Record<keyof SocialAccount, string>>;

/** What a connection is: identity and sealed tokens. */
export type StoredAccount = Pick<SocialAccount, keyof typeof STORED_COLUMNS>;

/** Read for each publication, so not by Prisma; one row for each that is there. */
export const accountsWithTokens = statement<ByColumn<AccountKey>, StoredAccount>(
  'accounts_with_tokens',
  `SELECT ${Object.entries(STORED_COLUMNS)
    .map(([name, column]) => `a.${column} AS "${name}"`)
    .join(', ')}
   FROM unnest($1::text[], $2::text[]) AS q (business_id, id)
   JOIN social_accounts a ON a.id = q.id AND a.business_id = q.business_id WHERE a.id = ANY ($2)`,
);

/** The right to refresh the token of version $4 for $3 ms: one holder across all processes; none once it is another token. */
export const leaseRefresh = statement<[...AccountKey, leaseMs: number, tokenVersion: number], { id: string }>(
  'lease_refresh',
  `UPDATE social_accounts SET refresh_lease_until = now() + $3 * interval '1 millisecond'
   WHERE business_id = $1 AND id = $2 AND is_active AND status = 'connected' AND access_token_sealed IS NOT NULL
     AND token_version = $4 AND (refresh_lease_until IS NULL OR refresh_lease_until <= now())
   RETURNING id`,
);

/** What came of a refresh that brought no token; nothing when the token is another by now. */
export const keepRefreshFailure = statement<
  [...AccountKey, tokenVersion: number, notBefore: Date | null, error: string | null, refused: boolean],
  { id: string }
>(
  'keep_refresh_failure',
  `UPDATE social_accounts
   SET refresh_not_before = $4, refresh_error = $5, refresh_refused = $6, refresh_lease_until = NULL,
       refresh_failures = CASE WHEN $5::text IS NULL THEN 0 ELSE refresh_failures + 1 END, updated_at = now()
   WHERE business_id = $1 AND id = $2 AND token_version = $3 RETURNING id`,
);

/** Accounts whose refresh is due by the database's clock and held by nobody, the longest due first. */
export const dueForRefresh = statement<[limit: number], { id: string; business_id: string; token_version: number }>(
  'due_for_refresh',
  `SELECT id, business_id, token_version FROM social_accounts
   WHERE is_active AND status = 'connected' AND refresh_not_before IS NOT NULL AND refresh_not_before <= now()
     AND (refresh_lease_until IS NULL OR refresh_lease_until <= now())
   ORDER BY refresh_not_before LIMIT $1`,
);

/** Accounts whose daily look is due, the longest due first. */
export const dueForInspection = statement<[limit: number], { id: string; business_id: string }>(
  'due_for_inspection',
  `SELECT id, business_id FROM social_accounts
   WHERE is_active AND status = 'connected' AND inspect_not_before <= now() ORDER BY inspect_not_before LIMIT $1`,
);

/** A reading of numbers met a refused token: the next look tells whether it is dead, and no numbers are read until then. */
export const lookAgainSoon = statement<[accountId: string], { id: string }>(
  'look_again_soon',
  `UPDATE social_accounts
   SET inspect_not_before = now(), metrics_not_before = greatest(metrics_not_before, now() + interval '15 minutes')
   WHERE id = $1 AND status = 'connected' RETURNING id`,
);

/** The account's token is dead. Nothing when it has been renewed since it was read, or is known to be dead. */
export const requireReconnect = statement<
  [...AccountKey, tokenVersion: number],
  { platform: Platform; display_name: string }
>(
  'require_reconnect',
  `UPDATE social_accounts SET status = 'reconnect_required', refresh_not_before = NULL, updated_at = now()
   WHERE business_id = $1 AND id = $2 AND status = 'connected' AND token_version = $3 RETURNING platform, display_name`,
);

/** Locked, so that a connection under way ends first. */
export const lockAccountStatus = statement<AccountKey, { status: 'connected' | 'reconnect_required' | 'disconnected' }>(
  'lock_account_status',
  'SELECT status FROM social_accounts WHERE business_id = $1 AND id = $2 FOR UPDATE',
);
