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

/**
 * Moves a held row to where its outcome leads; nothing when the fence has moved, so the caller's news is stale. A row is put
 * off by $5 ms on the database's clock; one that waits again is due from then.
 */
export const settleRow = statement<
  [
    ...FenceKey,
    from: string[],
    status: string,
    afterMs: number | null,
    attempts: number,
    errorCode: string | null,
    errorDetail: string | null,
    progress: string | null,
  ],
  { id: string }
>(
  'settle_row',
  `UPDATE scheduled_posts
   SET status = $4::scheduled_post_status, attempts = $6, error_code = $7, error_detail = $8, progress = $9::jsonb,
       not_before = now() + CASE WHEN $4 = 'pending' THEN greatest(coalesce($5, 0), 0) ELSE $5 END * interval '1 millisecond',
       lease_expires_at = NULL, claimed_by = NULL, updated_at = now()
   WHERE id = $1 AND fence = $2 AND status = ANY($3::scheduled_post_status[])
     AND (status <> 'pending' OR lease_expires_at IS NOT NULL)
   RETURNING id`,
);

export const settleAttempt = statement<
  [
    id: string,
    state: string,
    outcome: string,
    code: string | null,
    detail: string | null,
    platformPostId: string | null,
  ],
  { id: string }
>(
  'settle_attempt',
  `UPDATE publish_attempts
   SET state = $2::publish_attempt_state, outcome = $3, outcome_code = $4, outcome_detail = $5, platform_post_id = $6,
       answered_at = now()
   WHERE id = $1 RETURNING id`,
);

/** An attempt that the network put off after all goes on preparing. */
export const reopenAttempt = statement<[id: string], { id: string }>(
  'reopen_attempt',
  `UPDATE publish_attempts SET state = 'prepared', requested_at = NULL WHERE id = $1 AND state = 'sent' RETURNING id`,
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

/**
 * The publication of a post of its own, and the first reading of its numbers at $7; what follows one has its id in the
 * ledger. A second one changes nothing.
 */
export const insertPublication = statement<
  [
    id: string,
    scheduledPostId: string,
    platformPostId: string,
    permalink: string | null,
    publishedAt: Date,
    verifiedAt: Date | null,
    metricsDueAt: Date | null,
  ],
  { id: string }
>(
  'insert_publication',
  `WITH published AS (
     INSERT INTO published_posts (id, business_id, account_id, platform, post_id, scheduled_post_id, platform_post_id, permalink,
       excerpt, media_count, scheduled_at, published_at, verified_at)
     SELECT $1, s.business_id, s.account_id, s.platform, s.post_id, s.id, $3, $4, s.excerpt, cardinality(s.media_ids),
       s.scheduled_at, $5, $6
     FROM scheduled_posts s WHERE s.id = $2 AND s.role = 'post'
     ON CONFLICT (scheduled_post_id) DO NOTHING
     RETURNING id, business_id, account_id, published_at
   ), watched AS (
     INSERT INTO metric_watches (published_post_id, business_id, account_id, published_at, due_at)
     SELECT id, business_id, account_id, published_at, $7 FROM published
   ), woken AS (
     UPDATE social_accounts a SET metrics_due_at = $7 FROM published
     WHERE a.id = published.account_id AND a.metrics_due_at > $7
   )
   SELECT id FROM published`,
);

/** What follows a post that stands now is due. */
export const releaseFollowers = statement<[scheduledPostId: string], { id: string }>(
  'release_followers',
  `UPDATE scheduled_posts SET status = 'pending', scheduled_at = greatest(scheduled_at, now()), updated_at = now()
   WHERE follows_id = $1 AND status = 'waiting' RETURNING id`,
);
