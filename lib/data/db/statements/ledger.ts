import { type ByColumn, statement } from '../sql';

type FenceKey = [scheduledPostId: string, fence: string];

/** What is to be sent: nothing may be while its attempt is not on disk. */
export type OpenedAttempt = [...FenceKey, id: string, fingerprint: string];

/**
 * Opens the attempts of claims, or takes over those that are still preparing; one row each, none where the fence has moved. The
 * first one of a post keeps when it was planned, and until when the queue had put it off: what it is measured against.
 */
export const openAttempts = statement<
  ByColumn<OpenedAttempt>,
  { scheduled_post_id: string; id: string; created_at: Date; was_doubted: boolean }
>(
  'open_attempts',
  `INSERT INTO publish_attempts AS mine (id, business_id, scheduled_post_id, account_id, platform, number, fence, state,
     payload_fingerprint, planned_at, put_off_until)
   SELECT q.attempt_id, s.business_id, s.id, s.account_id, s.platform, coalesce(last.number, 1), s.fence, 'prepared', q.fingerprint,
     CASE WHEN last.number IS NULL AND s.role = 'post' THEN s.scheduled_at END,
     CASE WHEN last.number IS NULL AND s.not_before > s.scheduled_at THEN s.not_before END
   FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[]) AS q (id, fence, attempt_id, fingerprint)
   CROSS JOIN LATERAL (
     SELECT * FROM scheduled_posts WHERE id = q.id AND fence = q.fence AND status = 'pending' AND lease_expires_at > now() LIMIT 1
   ) s
   LEFT JOIN LATERAL (
     SELECT CASE WHEN a.state = 'prepared' THEN a.number ELSE a.number + 1 END AS number
     FROM publish_attempts a WHERE a.scheduled_post_id = s.id ORDER BY a.number DESC LIMIT 1
   ) last ON true
   ON CONFLICT (scheduled_post_id, number) DO UPDATE SET fence = excluded.fence, payload_fingerprint = excluded.payload_fingerprint
     WHERE mine.state = 'prepared'
   RETURNING scheduled_post_id, id, created_at, coalesce((
     SELECT true FROM publish_attempts a
     WHERE a.scheduled_post_id = mine.scheduled_post_id AND a.outcome = 'UNKNOWN_OUTCOME' LIMIT 1
   ), false) AS was_doubted`,
);

export type SendingMark = [...FenceKey, attemptId: string];

/**
 * The point of no return: each passes once, only while its lease outlasts the request ($4 ms), and only when no other post of
 * the account is on its way and its last one left $5 ms ago; what follows a post need not wait. One row for each that is held;
 * without `passed` its account is busy. No two may be of one account.
 */
export const markSending = statement<
  [...ByColumn<SendingMark>, requestMs: number, gapMs: number],
  { id: string; passed: boolean }
>(
  'mark_sending',
  `WITH held AS MATERIALIZED (
     SELECT s.id, s.account_id, s.role, q.attempt_id
     FROM unnest($1::text[], $2::bigint[], $3::text[]) AS q (id, fence, attempt_id) CROSS JOIN LATERAL (
       SELECT * FROM scheduled_posts
       WHERE id = q.id AND fence = q.fence AND status = 'pending'
         AND lease_expires_at > now() + $4 * interval '1 millisecond'
       FOR UPDATE
     ) s
   ), lane AS (
     INSERT INTO account_lanes AS l (account_id, last_sent_at)
     SELECT account_id, now() FROM held
     WHERE NOT EXISTS (SELECT 1 FROM scheduled_posts o WHERE o.account_id = held.account_id AND o.status = 'sending' AND o.attempts >= 0)
     ORDER BY account_id
     ON CONFLICT (account_id) DO UPDATE SET last_sent_at = excluded.last_sent_at
       WHERE (l.last_sent_at <= now() - $5 * interval '1 millisecond'
           OR (SELECT role FROM held WHERE held.account_id = l.account_id) <> 'post')
         -- Whoever waited here for another's send reads the lane as it was, and so sees that it has moved.
         AND l.last_sent_at = (SELECT last_sent_at FROM account_lanes before WHERE before.account_id = l.account_id)
     RETURNING account_id
   ), attempt AS (
     UPDATE publish_attempts a SET state = 'sent', requested_at = now()
     FROM held JOIN lane USING (account_id)
     WHERE a.id = ANY ($3) AND a.id = held.attempt_id AND a.scheduled_post_id = held.id AND a.state = 'prepared'
     RETURNING a.scheduled_post_id
   ), sending AS (
     UPDATE scheduled_posts SET status = 'sending', updated_at = now()
     WHERE id = ANY (ARRAY(SELECT scheduled_post_id FROM attempt)) RETURNING id
   )
   SELECT id, id IN (SELECT id FROM sending) AS passed FROM held`,
);

/** What the network holds of an unfinished post (uploaded media, a container), kept before the next request leaves. */
export const saveProgress = statement<[...FenceKey, progress: string], { id: string }>(
  'save_progress',
  `UPDATE scheduled_posts SET progress = $3::jsonb, updated_at = now()
   WHERE id = $1 AND fence = $2 AND status IN ('pending', 'sending') AND lease_expires_at IS NOT NULL RETURNING id`,
);

/** Settles every doubtful attempt of a row once the network was asked. */
export const settleDoubtfulAttempts = statement<
  [scheduledPostId: string, state: string, platformPostId: string | null],
  { id: string }
>(
  'settle_doubtful_attempts',
  `UPDATE publish_attempts SET state = $2::publish_attempt_state, platform_post_id = $3, settled_at = now()
   WHERE scheduled_post_id = $1 AND state = 'unknown' RETURNING id`,
);
