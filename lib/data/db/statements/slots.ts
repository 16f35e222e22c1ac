import { statement } from '../sql';

/**
 * Whoever takes or changes posting times of accounts holds their rows, always in one order. NO KEY: writing a post for one
 * of them, which asks that it exists, does not wait.
 */
export const lockAccounts = statement<[businessId: string, accountIds: string[]], { id: string; display_name: string }>(
  'lock_accounts',
  `SELECT id, display_name FROM social_accounts WHERE business_id = $1 AND id = ANY ($2) ORDER BY id FOR NO KEY UPDATE`,
);

export const slotsOf = statement<
  [businessId: string, accountIds: string[]],
  { account_id: string; weekday: number; minute: number }
>(
  'slots_of',
  `SELECT account_id, weekday, minute FROM queue_slots WHERE business_id = $1 AND account_id = ANY ($2)
   ORDER BY account_id, weekday, minute`,
);

/** Instants at which a post of an account is still to come; the statuses are named so that its history is not read. */
export const takenTimes = statement<
  [businessId: string, accountIds: string[], after: Date, until: Date],
  { account_id: string; scheduled_at: Date }
>(
  'taken_times',
  `SELECT DISTINCT account_id, scheduled_at FROM scheduled_posts
   WHERE business_id = $1 AND account_id = ANY ($2) AND scheduled_at > $3 AND scheduled_at <= $4
     AND status IN ('waiting', 'pending', 'sending', 'unknown', 'held', 'needs_attention')`,
);
