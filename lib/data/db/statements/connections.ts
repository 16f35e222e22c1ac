import type { Platform } from '@/lib/contracts/platform';
import { statement } from '../sql';

/**
 * The row of a network identity within a business, made where it is missing, and locked until the transaction ends. What
 * kept its numbers from being read is forgotten.
 */
export const reserveAccount = statement<
  [
    id: string,
    businessId: string,
    platform: Platform,
    kind: string,
    platformUserId: string,
    displayName: string,
    at: Date,
  ],
  { id: string; is_new: boolean }
>(
  'reserve_account',
  `INSERT INTO social_accounts (id, business_id, platform, kind, platform_user_id, display_name, scopes, connected_at, updated_at)
   VALUES ($1, $2, $3::platform, $4::social_account_kind, $5, $6, '{}', $7, $7)
   ON CONFLICT (business_id, platform, platform_user_id) DO UPDATE
     SET updated_at = excluded.updated_at, metrics_due_at = now(), metrics_not_before = NULL, metrics_failures = 0,
         metrics_refusal = NULL
   RETURNING id, id = $1 AS is_new`,
);

/** What waits for an account that cannot post waits on, with the reason, until it is connected again: follow-ups too. */
export const holdPendingPosts = statement<
  [businessId: string, accountId: string, code: string, detail: string],
  { id: string }
>(
  'hold_pending_posts',
  `UPDATE scheduled_posts
   SET status = 'held', error_code = $3, error_detail = $4, not_before = NULL, lease_expires_at = NULL, updated_at = now()
   WHERE business_id = $1 AND account_id = $2 AND status = 'pending' RETURNING id`,
);

/**
 * Which of the accounts $1 rest on a permission that other active ones live on, of any business: the same person's consent
 * to the same app, or the same identity where the network tells of no person. While it is not known whose consent some
 * account of Facebook Login rests on, it may be anybody's.
 */
export const accountsOnSharedPermission = statement<[accountIds: string[]], { id: string }>(
  'accounts_on_shared_permission',
  `SELECT a.id FROM social_accounts a
   WHERE a.id = ANY ($1) AND (
     EXISTS (SELECT FROM social_accounts o
       WHERE o.is_active AND o.id <> a.id AND o.metadata ->> 'member' = a.metadata ->> 'member'
         AND o.metadata ->> 'app' IS NOT DISTINCT FROM a.metadata ->> 'app')
     OR EXISTS (SELECT FROM social_accounts o
       WHERE o.is_active AND o.id <> a.id AND o.platform = a.platform AND o.platform_user_id = a.platform_user_id
         AND (o.metadata ->> 'member' IS NULL OR a.metadata ->> 'member' IS NULL))
     OR a.metadata ->> 'app' = 'facebook' AND EXISTS (SELECT FROM social_accounts o
       WHERE o.is_active AND (o.platform = 'facebook' OR o.metadata ->> 'host' = 'facebook')
         AND o.metadata ->> 'member' IS NULL))`,
);

/** Forgets the tokens of an active account and returns those it had. Nothing when it is another business's, or disconnected. */
export const disconnectActiveAccount = statement<
  [businessId: string, accountId: string],
  { access_token_sealed: string | null; refresh_token_sealed: string | null }
>(
  'disconnect_active_account',
  `UPDATE social_accounts a
   SET is_active = false, status = 'disconnected', access_token_sealed = NULL, refresh_token_sealed = NULL,
       token_expires_at = NULL, refresh_expires_at = NULL, data_access_expires_at = NULL, refresh_not_before = NULL,
       refresh_lease_until = NULL, token_version = a.token_version + 1, updated_at = now()
   FROM (SELECT id, access_token_sealed, refresh_token_sealed FROM social_accounts WHERE business_id = $1 AND id = $2 AND is_active FOR UPDATE) old
   WHERE a.id = old.id RETURNING old.access_token_sealed, old.refresh_token_sealed`,
);
