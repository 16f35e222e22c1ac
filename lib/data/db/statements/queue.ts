import type { Platform } from '@/lib/contracts/platform';
import type { PostOptions, PostRole } from '@/lib/contracts/post-options';
import { statement } from '../sql';

/** A row that this worker holds until its lease ends; `fence` proves it in every later statement. */
export interface ClaimedRow {
  id: string;
  business_id: string;
  post_id: string;
  account_id: string;
  platform: Platform;
  content: string;
  excerpt: string;
  media_ids: string[];
  options: PostOptions;
  role: PostRole;
  /** The network's id of what this row follows; null for a post of its own. */
  in_reply_to: string | null;
  progress: Record<string, string | number | boolean | string[] | null> | null;
  fence: string;
  attempts: number;
  scheduled_at: Date;
  /** Tried while its network is paused. */
  is_probe?: boolean;
}

const HELD_COLUMNS = `s.id, s.business_id, s.post_id, s.account_id, s.platform, s.content, s.excerpt, s.media_ids,
  s.options, s.role, s.progress, s.fence, s.attempts, s.scheduled_at,
  (SELECT a.platform_post_id FROM publish_attempts a
   WHERE a.scheduled_post_id = s.follows_id AND a.platform_post_id IS NOT NULL
   ORDER BY a.number DESC LIMIT 1) AS in_reply_to`;

/** Two workers never take the same row. The array instead of a join: a generic plan would join by scanning the whole table. */
const claim = (limit: string, condition = ''): string => `WITH due AS (
     SELECT id FROM scheduled_posts
     WHERE status = 'pending' AND scheduled_at <= now() AND (not_before IS NULL OR not_before <= now())${condition}
     ORDER BY scheduled_at, id
     LIMIT ${limit}
     FOR UPDATE SKIP LOCKED
   )
   UPDATE scheduled_posts s
   SET status = 'claimed', fence = s.fence + 1, claimed_by = $2, updated_at = now(),
       lease_expires_at = now() + $3 * interval '1 millisecond'
   WHERE s.id = ANY (ARRAY(SELECT id FROM due))
   RETURNING ${HELD_COLUMNS}`;

/** Takes up to $1 due rows for worker $2 with a lease of $3 ms. */
export const claimDue = statement<[limit: number, worker: string, leaseMs: number], ClaimedRow>(
  'claim_due',
  claim('$1'),
);

/** The same, but for the networks $4, which rest. */
export const claimDueExcept = statement<
  [limit: number, worker: string, leaseMs: number, resting: Platform[]],
  ClaimedRow
>('claim_due_except', claim('$1', ' AND platform <> ALL ($4::platform[])'));

/** One due row of the network $1, to see whether it takes posts again. */
export const claimProbe = statement<[platform: Platform, worker: string, leaseMs: number], ClaimedRow>(
  'claim_probe',
  `${claim('1', ' AND platform = $1::platform')}, true AS is_probe`,
);

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

/** A living worker keeps what it holds for another $2 ms. Nothing comes back for a row that it has lost. */
export const renewLeases = statement<[worker: string, leaseMs: number], { id: string; fence: string }>(
  'renew_leases',
  `UPDATE scheduled_posts SET lease_expires_at = now() + $2 * interval '1 millisecond'
   WHERE claimed_by = $1 AND status IN ('claimed', 'sending') AND lease_expires_at > now() RETURNING id, fence`,
);

/** Rows whose worker died before it sent go back to the queue. */
export const releaseExpiredClaims = statement<[], { id: string }>(
  'release_expired_claims',
  `UPDATE scheduled_posts
   SET status = 'pending', lease_expires_at = NULL, claimed_by = NULL, updated_at = now()
   WHERE status = 'claimed' AND lease_expires_at < now()
   RETURNING id`,
);

/**
 * Rows whose worker died after it may have sent become unknown, together with their open attempt. It may have sent until
 * its lease ended, so the network is asked no sooner than its read lag ($1 ms) after.
 */
export const doubtExpiredSends = statement<[readLagMs: number], { id: string }>(
  'doubt_expired_sends',
  `WITH doubtful AS (
     UPDATE scheduled_posts
     SET status = 'unknown', lease_expires_at = NULL, claimed_by = NULL, updated_at = now(),
         not_before = now() + $1 * interval '1 millisecond', attempts = attempts + 1
     WHERE status = 'sending' AND lease_expires_at < now()
     RETURNING id
   ), attempt AS (
     UPDATE publish_attempts a SET state = 'unknown', outcome = 'UNKNOWN_OUTCOME', outcome_code = 'worker_lost'
     FROM doubtful WHERE a.scheduled_post_id = doubtful.id AND a.state = 'sent'
   )
   SELECT id FROM doubtful`,
);

/** A stopping worker gives back what it has not sent. */
export const releaseClaims = statement<[worker: string], { id: string }>(
  'release_claims',
  `UPDATE scheduled_posts
   SET status = 'pending', lease_expires_at = NULL, claimed_by = NULL, updated_at = now()
   WHERE status = 'claimed' AND claimed_by = $1 AND lease_expires_at >= now()
   RETURNING id`,
);

/** Milliseconds until the next pending row is due; null when none waits. */
export const nextDue = statement<[], { wait_ms: number }>(
  'next_due',
  `SELECT greatest(0, extract(epoch FROM scheduled_at - now()) * 1000)::float8 AS wait_ms
   FROM scheduled_posts WHERE status = 'pending' ORDER BY scheduled_at, id LIMIT 1`,
);
