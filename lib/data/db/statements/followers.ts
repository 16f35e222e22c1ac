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
  `SELECT DISTINCT ON (a.platform, a.id, day) a.id AS account_id, a.platform, a.display_name, s.day, s.followers
   FROM (
     SELECT account_id, captured_at, followers, to_char(captured_at AT TIME ZONE $6, 'YYYY-MM-DD') AS day
     FROM account_snapshots
     WHERE business_id = $1 AND captured_at >= $2 AND captured_at < $3 AND followers IS NOT NULL
   ) s
   JOIN social_accounts a ON a.id = s.account_id
   WHERE ($4::platform IS NULL OR a.platform = $4) AND ($5::text IS NULL OR a.id = $5)
   ORDER BY a.platform, a.id, day, s.captured_at DESC`,
);
