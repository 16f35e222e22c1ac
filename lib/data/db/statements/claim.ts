import type { Platform } from '@/lib/contracts/platform';
import { statement } from '../sql';
import { type ClaimedRow, HELD_COLUMNS } from './claimed-row';

/** A claim looks back no further; what is overdue for longer is planned anew first (`overduePosts`). */
export const OVERDUE_AFTER_SECONDS = 60;
/** What is due for less is looked at again by each claim: its commit may have come after the look that passed it. */
const UNSETTLED_SECONDS = 2;
/** The room of a network that rests: what is due of it is put off. */
const RESTING = -1;

export type ClaimParams = [
  worker: string,
  leaseMs: number,
  /** Due rows that are looked at, in the order in which they are due. */
  window: number,
  /** Rows that are taken of them at most. */
  free: number,
  /** Only what is due after this key. */
  afterAt: Date,
  afterId: string,
  /** How many of each network may be taken. */
  networks: Platform[],
  rooms: number[],
  /** Accounts of which a post is under way. */
  busyAccounts: string[],
  /** How many posts of each business are under way already, and how many may be. */
  businesses: string[],
  inFlight: number[],
  businessMax: number,
  /** Between two posts of one account. */
  gapMs: number,
  /** What an account's next post waits for while one is under way. */
  busyMs: number,
  restMs: number,
  /** Networks that rest, of which this worker may try one post. */
  tried: readonly Platform[],
];

/** One row a claimed post, or a single one with `id` null. The rest is the same on each: what was seen of the queue. */
export type ClaimAnswer = (ClaimedRow | { [K in keyof ClaimedRow]: null }) & {
  /** Due rows looked at; as many as the window when there may be more behind `last_at`, `last_id`. */
  seen: number;
  last_at: Date | null;
  last_id: string | null;
  /** Up to here nothing was left in its place: all was taken or put off. */
  done_at: Date | null;
  done_id: string | null;
  /** Networks that rest and of which somebody may try one post now: theirs were left in place. */
  probe_due: Platform[];
  /** Accounts with so many posts due at once that they are to be spaced as a whole. */
  crowded: string[];
};

/** As many due posts of one account in one look are planned one by one, instead of put off look by look. */
const CROWD = 5;

const due = (at: string, condition: string): string => `
     SELECT id, account_id, business_id, platform, ${at} AS due_at FROM scheduled_posts
     WHERE status = 'pending' AND ${condition}
       AND (${at}, id) > (
         greatest(least($5, now() - interval '${UNSETTLED_SECONDS} seconds'), now() - interval '${OVERDUE_AFTER_SECONDS} seconds'), $6)
       AND ${at} <= now()
       AND (lease_expires_at IS NULL OR lease_expires_at < now())
     ORDER BY ${at}, id LIMIT $3 FOR UPDATE SKIP LOCKED`;

/**
 * The claim. It looks at a window of what is due, never at what another worker is looking at, and takes one post an account,
 * businesses in turn, within what network and business may have under way; an account's further posts are put off. The
 * lease makes the claim: no indexed column changes, and ids come through an array, because a generic plan would join by
 * scanning the table.
 */
export const claimDue = statement<ClaimParams, ClaimAnswer>(
  'claim_due',
  `WITH fresh AS MATERIALIZED (${due('scheduled_at', 'not_before IS NULL')}
   ), again AS MATERIALIZED (${due('not_before', 'scheduled_at <= now()')}
   ), seen AS MATERIALIZED (
     SELECT * FROM (SELECT * FROM fresh UNION ALL SELECT * FROM again) either ORDER BY due_at, id LIMIT $3
   ), room AS MATERIALIZED (
     SELECT platform, CASE WHEN pause.platform IS NULL THEN free WHEN platform = ANY ($16::platform[]) THEN least(free, 1)
       WHEN pause.is_due THEN 0 ELSE ${RESTING} END AS free, coalesce(pause.is_due, false) AS is_probe_due
     FROM unnest($7::platform[], $8::int[]) AS network (platform, free)
     LEFT JOIN (SELECT platform, probe_at <= now() AS is_due FROM platform_pauses) pause USING (platform)
   ), turn AS MATERIALIZED (
     SELECT id, account_id, business_id, platform, due_at, account_id = ANY ($9) AS is_busy,
       platform IN (SELECT platform FROM room WHERE free = ${RESTING}) AS is_resting,
       row_number() OVER (PARTITION BY account_id ORDER BY due_at, id) AS in_account
     FROM seen
   ), head AS (
     SELECT id, due_at, platform,
       row_number() OVER (PARTITION BY business_id ORDER BY due_at, id) + coalesce(
         (SELECT held FROM unnest($10::text[], $11::int[]) AS under_way (id, held) WHERE under_way.id = business_id), 0
       ) AS in_business
     FROM turn WHERE in_account = 1 AND NOT is_busy AND NOT is_resting
   ), admitted AS (
     SELECT id, due_at, in_business, free, row_number() OVER (PARTITION BY platform ORDER BY in_business, due_at, id) AS in_network
     FROM head JOIN room USING (platform) WHERE in_business <= $12
   ), chosen AS MATERIALIZED (
     SELECT id FROM admitted WHERE in_network <= free ORDER BY in_business, due_at, id LIMIT $4
   ), late AS MATERIALIZED (
     SELECT id FROM turn WHERE in_account > 1 OR is_busy OR is_resting
   ), put_off AS (
     UPDATE scheduled_posts s
     SET not_before = now() + (
       SELECT CASE WHEN is_resting THEN $15 WHEN is_busy THEN $14 + (in_account - 1) * $13 ELSE (in_account - 1) * $13 END
       FROM turn WHERE turn.id = s.id) * interval '1 millisecond'
     WHERE id = ANY (ARRAY(SELECT id FROM late))
   ), claimed AS (
     UPDATE scheduled_posts s
     SET fence = s.fence + 1, claimed_by = $1, updated_at = now(), lease_expires_at = now() + $2 * interval '1 millisecond'
     WHERE s.id = ANY (ARRAY(SELECT id FROM chosen))
     RETURNING ${HELD_COLUMNS}
   ), progress AS (
     SELECT due_at, id,
       bool_and(id IN (SELECT id FROM chosen) OR id IN (SELECT id FROM late)) OVER (ORDER BY due_at, id) AS is_done
     FROM seen
   )
   SELECT claimed.*, queue.*
   FROM (
     SELECT (SELECT count(*)::int FROM seen) AS seen, last.due_at AS last_at, last.id AS last_id,
       done.due_at AS done_at, done.id AS done_id,
       ARRAY(SELECT platform::text FROM room WHERE is_probe_due) AS probe_due,
       ARRAY(SELECT account_id FROM turn WHERE in_account = ${CROWD}) AS crowded
     FROM (VALUES (1)) one
     LEFT JOIN (SELECT due_at, id FROM seen ORDER BY due_at DESC, id DESC LIMIT 1) last ON true
     LEFT JOIN (SELECT due_at, id FROM progress WHERE is_done ORDER BY due_at DESC, id DESC LIMIT 1) done ON true
   ) queue LEFT JOIN claimed ON true`,
);

/** All that is due of accounts that are crowded, each $2 ms after the one before. */
export const spaceAccounts = statement<[accountIds: string[], gapMs: number], { id: string }>(
  'space_accounts',
  `WITH waiting AS MATERIALIZED (
     SELECT id, account_id, scheduled_at FROM scheduled_posts
     WHERE account_id = ANY ($1) AND status = 'pending' AND scheduled_at <= now()
       AND (lease_expires_at IS NULL OR lease_expires_at < now())
     FOR UPDATE SKIP LOCKED
   ), crowd AS (
     SELECT id, row_number() OVER (PARTITION BY account_id ORDER BY scheduled_at, id) AS place FROM waiting
   )
   UPDATE scheduled_posts s SET not_before = now() + crowd.place * $2 * interval '1 millisecond'
   FROM crowd WHERE s.id = crowd.id AND s.status = 'pending' RETURNING s.id`,
);
