import type { UncountedReason } from '@/lib/contracts/analytics-followers';
import type { Platform } from '@/lib/contracts/platform';
import { statement } from '../sql';

export interface FollowersRow {
  account_id: string;
  platform: Platform;
  display_name: string;
  day: string;
  followers: string;
}

/** Of each account and day in zone $6 the last known count in [$2, $3), by account and in order of days. */
export const followersByDay = statement<
  [businessId: string, from: Date, to: Date, platform: Platform | null, accountId: string | null, zone: string],
  FollowersRow
>(
  'followers_by_day',
  `SELECT a.id AS account_id, a.platform, a.display_name, s.day, s.followers
   FROM social_accounts a
   CROSS JOIN LATERAL (
     SELECT DISTINCT ON (day) to_char(captured_at AT TIME ZONE $6, 'YYYY-MM-DD') AS day, followers
     FROM account_snapshots
     WHERE account_id = a.id AND captured_at >= $2 AND captured_at < $3 AND followers IS NOT NULL
     ORDER BY day, captured_at DESC
   ) s
   WHERE a.business_id = $1 AND ($4::platform IS NULL OR a.platform = $4) AND ($5::text IS NULL OR a.id = $5)
   ORDER BY a.platform, a.id, s.day`,
);

export interface CountableRow {
  account_id: string;
  platform: Platform;
  display_name: string;
  reason: UncountedReason;
}

/**
 * The accounts of a business, of one network or alone if named, and why one of them would have no count in some days.
 * In order of time, lest the planner look for one reading among those of all businesses.
 */
export const countableAccounts = statement<
  [businessId: string, platform: Platform | null, accountId: string | null],
  CountableRow
>(
  'countable_accounts',
  `SELECT a.id AS account_id, a.platform, a.display_name,
     CASE
       WHEN (SELECT true FROM account_snapshots WHERE account_id = a.id AND followers IS NOT NULL ORDER BY captured_at LIMIT 1) THEN 'other_days'
       WHEN a.status <> 'connected' THEN 'not_connected'
       WHEN a.metrics_refusal IS NOT NULL THEN 'refused'
       WHEN a.followers_checked_at IS NOT NULL THEN 'not_provided'
       ELSE 'not_yet'
     END AS reason
   FROM social_accounts a
   WHERE a.business_id = $1 AND ($2::platform IS NULL OR a.platform = $2) AND ($3::text IS NULL OR a.id = $3)
   ORDER BY a.platform, a.display_name, a.id`,
);
