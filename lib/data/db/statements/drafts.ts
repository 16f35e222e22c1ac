import type { DraftState } from '@/lib/contracts/post-drafts';
import { statement } from '../sql';

/** One arrow of a draft: 0 rows is the conflict, also where $5 is not the version that its reader saw. */
export const stepDraft = statement<
  [businessId: string, id: string, from: readonly DraftState[], to: DraftState, version: number, postId: string | null],
  { id: string }
>(
  'step_draft',
  `UPDATE drafts SET state = $4::draft_state, post_id = $6, version = version + 1, updated_at = now()
   WHERE id = $2 AND business_id = $1 AND state = ANY ($3::draft_state[]) AND version = $5 RETURNING id`,
);

/** Deletes what is not in the queue; 0 rows is the conflict. */
export const dropDraft = statement<[businessId: string, id: string, from: readonly DraftState[]], { id: string }>(
  'drop_draft',
  'DELETE FROM drafts WHERE id = $2 AND business_id = $1 AND state = ANY ($3::draft_state[]) RETURNING id',
);

/** A page of open drafts, last changed first, below the key ($3, $4). In the order of idx_drafts_open. */
export const draftPage = statement<
  [businessId: string, states: readonly DraftState[], beforeAt: string, beforeId: string, limit: number],
  { id: string; updated_at: Date }
>(
  'draft_page',
  `SELECT id, updated_at FROM drafts
   WHERE business_id = $1 AND state <> 'scheduled' AND state = ANY ($2::draft_state[])
     AND (updated_at, id) < ($3::timestamptz, $4)
   ORDER BY updated_at DESC, id DESC LIMIT $5`,
);

/** How many wait for a decision. */
export const countInReview = statement<[businessId: string], { drafts: number }>(
  'count_in_review',
  `SELECT count(*)::int AS drafts FROM drafts WHERE business_id = $1 AND state = 'in_review'`,
);

/** The draft that took the place of a scheduled post. */
export const draftInPlaceOf = statement<[businessId: string, scheduledPostId: string], { id: string }>(
  'draft_in_place_of',
  'SELECT id FROM drafts WHERE replaces = $2 AND business_id = $1',
);

/** An open draft that names this file, in its media or by its options. */
export const draftThatNeedsMedia = statement<[businessId: string, mediaId: string], { id: string }>(
  'draft_that_needs_media',
  `SELECT id FROM drafts
   WHERE business_id = $1 AND state <> 'scheduled'
     AND jsonb_path_exists(composition, '$.** ? (@ == $id)', jsonb_build_object('id', $2::text))
   LIMIT 1`,
);
