import { statement } from '../sql';

type FenceKey = [scheduledPostId: string, fence: string];

/**
 * Opens the attempt of this claim, or takes over the one that is still preparing. Nothing when the fence has moved. The first
 * one of a post keeps when it was planned, and until when the queue had put it off: what it is measured against.
 */
export const openAttempt = statement<
  [...FenceKey, id: string, fingerprint: string],
  { id: string; created_at: Date; was_doubted: boolean }
>(
  'open_attempt',
  `INSERT INTO publish_attempts (id, business_id, scheduled_post_id, account_id, platform, number, fence, state, payload_fingerprint,
     planned_at, put_off_until)
   SELECT $3, s.business_id, s.id, s.account_id, s.platform, coalesce(last.number, 1), s.fence, 'prepared', $4,
     CASE WHEN last.number IS NULL AND s.role = 'post' THEN s.scheduled_at END,
     CASE WHEN last.number IS NULL AND s.not_before > s.scheduled_at THEN s.not_before END
   FROM scheduled_posts s LEFT JOIN LATERAL (
     SELECT CASE WHEN a.state = 'prepared' THEN a.number ELSE a.number + 1 END AS number
     FROM publish_attempts a WHERE a.scheduled_post_id = s.id ORDER BY a.number DESC LIMIT 1
   ) last ON true
   WHERE s.id = $1 AND s.fence = $2 AND s.status = 'pending' AND s.lease_expires_at > now()
   ON CONFLICT (scheduled_post_id, number) DO UPDATE SET fence = excluded.fence, payload_fingerprint = excluded.payload_fingerprint
     WHERE publish_attempts.state = 'prepared'
   RETURNING id, created_at,
     EXISTS (SELECT 1 FROM publish_attempts a WHERE a.scheduled_post_id = $1 AND a.outcome = 'UNKNOWN_OUTCOME') AS was_doubted`,
);

/**
 * The point of no return: passes once, only while the lease outlasts the request ($4 ms), and only when no other post of the
 * account is on its way and its last one left $5 ms ago; what follows a post need not wait. `held` without `passed`: busy.
 */
export const markSending = statement<
  [...FenceKey, attemptId: string, requestMs: number, gapMs: number],
  { held: boolean; passed: boolean }
>(
  'mark_sending',
  `WITH held AS (
     SELECT id, account_id, role FROM scheduled_posts
     WHERE id = $1 AND fence = $2 AND status = 'pending' AND lease_expires_at > now() + $4 * interval '1 millisecond'
     FOR UPDATE
   ), lane AS (
     INSERT INTO account_lanes AS l (account_id, last_sent_at)
     SELECT account_id, now() FROM held
     WHERE NOT EXISTS (SELECT 1 FROM scheduled_posts o WHERE o.account_id = held.account_id AND o.status = 'sending' AND o.attempts >= 0)
     ON CONFLICT (account_id) DO UPDATE SET last_sent_at = excluded.last_sent_at
       WHERE (l.last_sent_at <= now() - $5 * interval '1 millisecond' OR (SELECT role FROM held) <> 'post')
         -- Whoever waited here for another's send reads the lane as it was, and so sees that it has moved.
         AND l.last_sent_at = (SELECT last_sent_at FROM account_lanes before WHERE before.account_id = l.account_id)
     RETURNING 1
   ), attempt AS (
     UPDATE publish_attempts a SET state = 'sent', requested_at = now()
     FROM held, lane WHERE a.id = $3 AND a.scheduled_post_id = held.id AND a.state = 'prepared'
     RETURNING a.scheduled_post_id
   ), sending AS (
     UPDATE scheduled_posts SET status = 'sending', updated_at = now()
     WHERE id = (SELECT scheduled_post_id FROM attempt) RETURNING id
   )
   SELECT EXISTS (SELECT 1 FROM held) AS held, EXISTS (SELECT 1 FROM sending) AS passed`,
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
