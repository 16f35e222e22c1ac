import type { PostRole } from '@/lib/contracts/post-options';
import { statement } from '../sql';

export interface HeldRow {
  id: string;
  account_id: string;
  role: PostRole;
  excerpt: string;
  scheduled_at: Date;
}

/** What waits for accounts to be connected again, locked, in the order in which it was to go out. */
export const heldPosts = statement<[businessId: string, accountIds: string[]], HeldRow>(
  'held_posts',
  `SELECT id, account_id, role, excerpt, scheduled_at FROM scheduled_posts
   WHERE business_id = $1 AND account_id = ANY($2) AND status = 'held'
   ORDER BY scheduled_at, id FOR UPDATE`,
);

/** Each row that waited in the status $1 goes its own way: position by position in the arrays. */
export const sendOnTheirWays = statement<
  [
    from: 'held' | 'pending',
    ids: string[],
    statuses: string[],
    afterMs: (number | null)[],
    codes: (string | null)[],
    details: (string | null)[],
  ],
  { id: string; business_id: string; status: string }
>(
  'send_on_their_ways',
  `UPDATE scheduled_posts s
   SET status = way.status::scheduled_post_status, error_code = way.code, error_detail = way.detail, updated_at = now(),
       not_before = CASE WHEN way.status = 'pending' AND s.scheduled_at <= now()
         THEN now() + coalesce(way.after_ms, 0) * interval '1 millisecond' END,
       lease_expires_at = NULL, claimed_by = NULL
   FROM unnest($2::text[], $3::text[], $4::float8[], $5::text[], $6::text[])
     AS way (id, status, after_ms, code, detail)
   WHERE s.id = way.id AND s.status = $1::scheduled_post_status RETURNING s.id, s.business_id, s.status`,
);

/** A row that was held for a token that is another by now. */
export const releaseHeldRow = statement<[id: string], { id: string }>(
  'release_held_row',
  `UPDATE scheduled_posts
   SET status = 'pending', error_code = NULL, error_detail = NULL, updated_at = now(),
       not_before = CASE WHEN scheduled_at <= now() THEN now() END
   WHERE id = $1 AND status = 'held' RETURNING id`,
);

/** What was written for accounts after their token was known to be dead. */
export const holdPostsOfDeadAccounts = statement<[code: string, detail: string], { id: string }>(
  'hold_posts_of_dead_accounts',
  `UPDATE scheduled_posts
   SET status = 'held', error_code = $1, error_detail = $2, not_before = NULL, lease_expires_at = NULL, updated_at = now()
   WHERE status = 'pending'
     AND account_id = ANY (ARRAY(SELECT id FROM social_accounts WHERE status = 'reconnect_required'))
   RETURNING id`,
);
