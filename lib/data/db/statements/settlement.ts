import { type ByColumn, statement } from '../sql';
import { followersOf, publicationParts } from './publication';

export type SettledClaim = [
  scheduledPostId: string,
  fence: string,
  /** The states that the row may be in, as PostgreSQL writes an array: arrays of different lengths are none of arrays. */
  from: string,
  status: string,
  /** A row is put off by so many ms on the database's clock; one that waits again is due from then. */
  afterMs: number | null,
  attempts: number,
  errorCode: string | null,
  errorDetail: string | null,
  progress: string | null,
  /** The attempt that ends; null when all earlier ones in doubt do. */
  attemptId: string | null,
  attemptState: string,
  outcome: string,
  outcomeDetail: string | null,
  platformPostId: string | null,
  /** Null when nothing stands on the network. */
  publicationId: string | null,
  permalink: string | null,
  publishedAt: Date | null,
  verifiedAt: Date | null,
  metricsDueAt: Date | null,
];

/**
 * What came of claims, in one statement and so in one commit: each row moves on, its attempt ends or goes on preparing, and
 * what stands on the network is a publication whose followers are due. Nothing happens to a row whose fence has moved, so that
 * the caller's news is stale; `id` is of those that were settled. Ids come through arrays, because a generic plan would join
 * by scanning the tables.
 */
export const settleClaims = statement<ByColumn<SettledClaim>, { id: string }>(
  'settle_claims',
  `WITH asked AS MATERIALIZED (
     SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::float8[], $6::int[], $7::text[], $8::text[],
       $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[],
       $17::timestamptz[], $18::timestamptz[], $19::timestamptz[])
       AS asked (id, fence, "from", status, after_ms, attempts, error_code, error_detail, progress, attempt_id, attempt_state,
         outcome, outcome_detail, platform_post_id, publication_id, permalink, published_at, verified_at, metrics_due_at)
   ), settled AS (
     UPDATE scheduled_posts s
     SET status = q.status::scheduled_post_status, attempts = q.attempts, error_code = q.error_code,
         error_detail = q.error_detail, progress = q.progress::jsonb,
         not_before = now() + CASE WHEN q.status = 'pending' THEN greatest(coalesce(q.after_ms, 0), 0) ELSE q.after_ms END
           * interval '1 millisecond',
         lease_expires_at = NULL, claimed_by = NULL, updated_at = now()
     FROM asked q
     WHERE s.id = ANY ($1) AND s.id = q.id AND s.fence = q.fence AND s.status = ANY (q."from"::scheduled_post_status[])
       AND (s.status <> 'pending' OR s.lease_expires_at IS NOT NULL)
     RETURNING q.*
   ), reopened AS (
     UPDATE publish_attempts a SET state = 'prepared', requested_at = NULL
     FROM settled q WHERE a.id = ANY ($10) AND a.id = q.attempt_id AND q.attempt_state = 'prepared' AND a.state = 'sent'
   ), ended AS (
     UPDATE publish_attempts a
     SET state = q.attempt_state::publish_attempt_state, outcome = q.outcome, outcome_code = q.error_code,
         outcome_detail = q.outcome_detail, platform_post_id = q.platform_post_id, answered_at = now()
     FROM settled q WHERE a.id = ANY ($10) AND a.id = q.attempt_id AND q.attempt_state <> 'prepared'
   ), cleared AS (
     UPDATE publish_attempts a
     SET state = q.attempt_state::publish_attempt_state, platform_post_id = q.platform_post_id, settled_at = now()
     FROM settled q
     WHERE a.scheduled_post_id = ANY (ARRAY(SELECT id FROM settled WHERE attempt_id IS NULL AND attempt_state <> 'unknown'))
       AND a.scheduled_post_id = q.id AND a.state = 'unknown'
   ), news AS (
     SELECT publication_id AS id, id AS scheduled_post_id, platform_post_id, permalink, published_at, verified_at,
       metrics_due_at, false AS confirmed_by_person
     FROM settled WHERE publication_id IS NOT NULL
   ), ${publicationParts('news')},
   followers AS (${followersOf('ARRAY(SELECT scheduled_post_id FROM news)')})
   SELECT id FROM settled`,
);
