import { statement } from '../sql';

type OfSeries = [businessId: string, recurrenceId: string];

/** Whoever plans or changes a series holds its row: two never plan at once. */
export const lockRecurrence = statement<OfSeries, { id: string }>(
  'lock_recurrence',
  'SELECT id FROM recurrences WHERE id = $2 AND business_id = $1 FOR UPDATE',
);

/** Series of which more is to be planned. */
export const dueRecurrences = statement<[limit: number], { id: string; business_id: string }>(
  'due_recurrences',
  `SELECT id, business_id FROM recurrences WHERE state = 'active' AND plan_at <= now() ORDER BY plan_at LIMIT $1`,
);

/** Every occurrence that has a row from a local time on, the cancelled too. */
export const occurrencesOf = statement<[...OfSeries, from: string], { account_id: string; local: string }>(
  'occurrences_of',
  `SELECT account_id, to_char(occurrence_local, 'YYYY-MM-DD"T"HH24:MI') AS local FROM scheduled_posts
   WHERE recurrence_id = $2 AND business_id = $1 AND occurrence_local >= $3::timestamp`,
);

/** Not sent, not tried, and in no worker's hands. */
const UNTOUCHED = `status IN ('pending', 'held') AND scheduled_at > now() AND attempts = 0
     AND (lease_expires_at IS NULL OR lease_expires_at <= now())`;

/** What is to come and nobody edited makes room for a new plan; what follows it goes along. A claimed one stays, and goes out. */
export const dropPlanned = statement<OfSeries, { post_id: string }>(
  'drop_planned',
  `DELETE FROM scheduled_posts
   WHERE recurrence_id = $2 AND business_id = $1 AND NOT is_edited AND ${UNTOUCHED} RETURNING post_id`,
);

/** Compositions of which no row is left. */
export const dropEmptyPosts = statement<[businessId: string, postIds: string[]], { id: string }>(
  'drop_empty_posts',
  `DELETE FROM posts p WHERE p.id = ANY ($2) AND p.business_id = $1
     AND NOT EXISTS (SELECT 1 FROM scheduled_posts s WHERE s.post_id = p.id) RETURNING p.id`,
);

/** Everything of a series that is still to come is called off, the edited too, with what follows it. */
export const cancelPlanned = statement<OfSeries, { id: string }>(
  'cancel_planned',
  `WITH cancelled AS (
     UPDATE scheduled_posts SET status = 'cancelled', updated_at = now()
     WHERE recurrence_id = $2 AND business_id = $1 AND ${UNTOUCHED} RETURNING id, post_id, account_id
   ), followers AS (
     UPDATE scheduled_posts f SET status = 'cancelled', updated_at = now()
     FROM cancelled c
     WHERE f.post_id = c.post_id AND f.account_id = c.account_id AND f.business_id = $1 AND f.status = 'waiting'
   )
   SELECT id FROM cancelled`,
);

/** When the next post of each series goes out. */
export const nextOfRecurrences = statement<
  [businessId: string, recurrenceIds: string[]],
  { recurrence_id: string; next_at: Date }
>(
  'next_of_recurrences',
  `SELECT recurrence_id, min(scheduled_at) AS next_at FROM scheduled_posts
   WHERE recurrence_id = ANY ($2) AND business_id = $1 AND status IN ('pending', 'held') AND scheduled_at > now()
   GROUP BY recurrence_id`,
);
