import type { PostRole } from '@/lib/contracts/post-options';
import { statement } from '../sql';
import { OVERDUE_AFTER_SECONDS } from './claim';
import { type ClaimedRow, HELD_COLUMNS } from './claimed-row';

/** Takes up to $1 rows of unknown outcome that may be asked about now; another look waits $2 ms. */
export const claimUnknown = statement<
  [limit: number, againMs: number],
  ClaimedRow & { unknown_since: Date; unknown_until: Date }
>(
  'claim_unknown',
  `WITH doubtful AS (
     SELECT id FROM scheduled_posts
     WHERE status = 'unknown' AND not_before IS NOT NULL AND not_before <= now()
     ORDER BY not_before
     LIMIT $1
     FOR UPDATE SKIP LOCKED
   )
   UPDATE scheduled_posts s
   SET fence = s.fence + 1, not_before = now() + $2 * interval '1 millisecond', updated_at = now()
   WHERE s.id = ANY (ARRAY(SELECT id FROM doubtful))
   RETURNING ${HELD_COLUMNS},
     (SELECT min(a.requested_at) FROM publish_attempts a WHERE a.scheduled_post_id = s.id AND a.state = 'unknown') AS unknown_since,
     now() AS unknown_until`,
);

/** A living worker keeps what it holds for another $3 ms. Nothing comes back for a row that it has lost. */
export const renewLeases = statement<[worker: string, ids: string[], leaseMs: number], { id: string; fence: string }>(
  'renew_leases',
  `UPDATE scheduled_posts SET lease_expires_at = now() + $3 * interval '1 millisecond'
   WHERE id = ANY ($2) AND claimed_by = $1 AND status IN ('pending', 'sending') AND lease_expires_at > now()
   RETURNING id, fence`,
);

/** A claim gives its row back unsent; it is looked at again in $3 ms. */
export const giveBack = statement<[id: string, fence: string, afterMs: number], { id: string }>(
  'give_back',
  `UPDATE scheduled_posts
   SET lease_expires_at = NULL, claimed_by = NULL, not_before = now() + $3 * interval '1 millisecond', updated_at = now()
   WHERE id = $1 AND fence = $2 AND status = 'pending' RETURNING id`,
);

/** What may have been sent becomes unknown, together with its open attempt; the network is asked no sooner than in $1 ms. */
const doubt = (condition: string): string => `WITH doubtful AS (
     UPDATE scheduled_posts
     SET status = 'unknown', lease_expires_at = NULL, claimed_by = NULL, updated_at = now(),
         not_before = now() + $1 * interval '1 millisecond', attempts = attempts + 1
     WHERE status = 'sending' AND attempts >= 0 AND ${condition}
     RETURNING id
   ), attempt AS (
     UPDATE publish_attempts a SET state = 'unknown', outcome = 'UNKNOWN_OUTCOME', outcome_code = 'worker_lost'
     FROM doubtful WHERE a.scheduled_post_id = doubtful.id AND a.state = 'sent'
   )
   SELECT id FROM doubtful`;

/** Of workers that died: they may have sent until their lease ended, and the read lag counts from there. */
export const doubtExpiredSends = statement<[readLagMs: number], { id: string }>(
  'doubt_expired_sends',
  doubt('lease_expires_at < now()'),
);

/** Of a worker whose process ends now, and with it every request under way. */
export const doubtSendsOf = statement<[readLagMs: number, worker: string], { id: string }>(
  'doubt_sends_of',
  doubt('claimed_by = $2'),
);

/** A stopping worker gives back what it has not sent. */
export const releaseClaims = statement<[worker: string, ids: string[]], { id: string }>(
  'release_claims',
  `UPDATE scheduled_posts
   SET lease_expires_at = NULL, claimed_by = NULL, not_before = now(), updated_at = now()
   WHERE id = ANY ($2) AND claimed_by = $1 AND status = 'pending' AND lease_expires_at >= now()
   RETURNING id`,
);

/** Milliseconds until the next row is due, for the first time, again, or to be asked about; null when none waits. */
export const nextDue = statement<[], { wait_ms: number | null }>(
  'next_due',
  `SELECT extract(epoch FROM least(
     (SELECT scheduled_at FROM scheduled_posts WHERE status = 'pending' AND not_before IS NULL AND scheduled_at > now()
      ORDER BY scheduled_at, id LIMIT 1),
     (SELECT not_before FROM scheduled_posts WHERE status = 'pending' AND not_before > now() ORDER BY not_before, id LIMIT 1),
     (SELECT not_before FROM scheduled_posts WHERE status = 'unknown' AND not_before > now() ORDER BY not_before LIMIT 1)
   ) - now())::float8 * 1000 AS wait_ms`,
);

export interface OverdueRow {
  id: string;
  business_id: string;
  account_id: string;
  role: PostRole;
  late_ms: number;
  /** Posts of the same account that wait for a later time already. */
  queued: number;
}

const OVERDUE = `status = 'pending' AND scheduled_at <= now() - interval '${OVERDUE_AFTER_SECONDS} seconds'
     AND (not_before IS NULL OR not_before <= now() - interval '${OVERDUE_AFTER_SECONDS} seconds')
     AND (lease_expires_at IS NULL OR lease_expires_at < now())`;

/** One row when anything is overdue. */
export const isOverdue = statement<[], { id: string }>(
  'is_overdue',
  `SELECT id FROM scheduled_posts WHERE ${OVERDUE} ORDER BY scheduled_at, id LIMIT 1`,
);

/** What nobody took in time, locked, in the order in which it was to go out; at most $1 rows. */
export const overduePosts = statement<[limit: number], OverdueRow>(
  'overdue_posts',
  `SELECT id, business_id, account_id, role, extract(epoch FROM now() - scheduled_at)::float8 * 1000 AS late_ms,
     (SELECT count(*)::int FROM scheduled_posts q
      WHERE q.account_id = s.account_id AND q.status = 'pending' AND q.scheduled_at <= now() AND q.not_before > now()) AS queued
   FROM scheduled_posts s
   WHERE ${OVERDUE}
   ORDER BY scheduled_at, id LIMIT $1 FOR UPDATE SKIP LOCKED`,
);
