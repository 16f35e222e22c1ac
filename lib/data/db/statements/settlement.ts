import { statement } from '../sql';
import { followersOf, publicationParts } from './publication';

export type SettlementParams = [
  scheduledPostId: string,
  fence: string,
  /** The states that the row may be in. */
  from: readonly string[],
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
 * What came of a claim, in one statement and so in one commit: the row moves on, its attempt ends or goes on preparing, and
 * what stands on the network is a publication whose followers are due. Nothing happens when the fence has moved, so that the
 * caller's news is stale.
 */
export const settleClaim = statement<SettlementParams, { id: string }>(
  'settle_claim',
  `WITH settled AS (
     UPDATE scheduled_posts
     SET status = $4::scheduled_post_status, attempts = $6, error_code = $7, error_detail = $8, progress = $9::jsonb,
         not_before = now() + CASE WHEN $4 = 'pending' THEN greatest(coalesce($5, 0), 0) ELSE $5 END * interval '1 millisecond',
         lease_expires_at = NULL, claimed_by = NULL, updated_at = now()
     WHERE id = $1 AND fence = $2 AND status = ANY($3::scheduled_post_status[])
       AND (status <> 'pending' OR lease_expires_at IS NOT NULL)
     RETURNING id
   ), reopened AS (
     UPDATE publish_attempts a SET state = 'prepared', requested_at = NULL
     FROM settled WHERE a.id = $10 AND $11 = 'prepared' AND a.state = 'sent'
   ), ended AS (
     UPDATE publish_attempts a
     SET state = $11::publish_attempt_state, outcome = $12, outcome_code = $7, outcome_detail = $13, platform_post_id = $14,
         answered_at = now()
     FROM settled WHERE a.id = $10 AND $11 <> 'prepared'
   ), cleared AS (
     UPDATE publish_attempts a SET state = $11::publish_attempt_state, platform_post_id = $14, settled_at = now()
     FROM settled WHERE $10::text IS NULL AND $11 <> 'unknown' AND a.scheduled_post_id = $1 AND a.state = 'unknown'
   ), ${publicationParts({
     id: '$15::text',
     scheduledPostId: '(SELECT id FROM settled WHERE $15::text IS NOT NULL)',
     platformPostId: '$14',
     permalink: '$16::text',
     publishedAt: '$17::timestamptz',
     verifiedAt: '$18::timestamptz',
     metricsDueAt: '$19::timestamptz',
     confirmedByPerson: 'false',
   })}, followers AS (${followersOf('(SELECT id FROM settled WHERE $15::text IS NOT NULL)')})
   SELECT id FROM settled`,
);
