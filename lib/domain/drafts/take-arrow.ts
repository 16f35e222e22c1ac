import type { DraftState } from '@/lib/contracts/post-drafts';
import { run } from '@/lib/data/db/sql';
import { stepDraft } from '@/lib/data/db/statements/drafts';
import type { Transaction } from '@/lib/data/db/transaction';
import { AppError } from '@/lib/foundation/errors';
import type { BusinessContext } from '../context';
import { DRAFT_ARROWS, type DraftArrow } from '../publishing/state-machine';
import { rowOf } from './read-draft';

interface Step {
  arrow: DraftArrow;
  /** As the one who asks saw the draft. */
  version: number;
  /** With an arrow to `scheduled`. */
  postId?: string;
}

/** Ends the race in SQL: of two who step, one changes the row. @throws AppError `conflict`, telling what stands there now. */
export async function takeArrow(tx: Transaction, ctx: BusinessContext, id: string, step: Step): Promise<void> {
  const { from, to } = DRAFT_ARROWS[step.arrow];
  const taken = await run(tx.client, stepDraft, [ctx.business.id, id, from, to, step.version, step.postId ?? null]);
  if (taken.length === 1) return;
  const { state } = await rowOf(tx.prisma, ctx, id);
  requireArrow(state, step.arrow);
  throw new AppError('conflict', 'Somebody changed this draft since you opened it. Look at it again, then decide.');
}

/** Before anything else is looked at: what the update would refuse. @throws AppError `conflict` */
export function requireArrow(state: DraftState, arrow: DraftArrow): void {
  const from: readonly DraftState[] = DRAFT_ARROWS[arrow].from;
  if (!from.includes(state)) throw new AppError('conflict', `${STATE_WORDS[state]} Open it again.`);
}

export const STATE_WORDS = {
  draft: 'This is a draft that nobody sent for review.',
  in_review: 'This draft is in review.',
  approved: 'This draft is approved.',
  scheduled: 'This draft is scheduled already.',
} as const satisfies Record<DraftState, string>;
