import type { ScheduledDraftResponse } from '@/lib/contracts/post-drafts';
import type { Prisma } from '@/lib/data/db/generated/client';
import { withTransaction } from '@/lib/data/db/transaction';
import { recordEvent } from '../audit/record-event';
import type { BusinessContext } from '../context';
import type { DraftArrow } from '../publishing/state-machine';
import { readDraft } from './read-draft';
import { takeArrow } from './take-arrow';

interface Step {
  arrow: DraftArrow;
  version: number;
  /** What else changes with it. */
  data: Prisma.DraftUpdateInput;
  audit: { action: string; data?: Record<string, unknown> };
}

/** One step of a draft that leaves the queue alone: the arrow, what goes with it, its audit entry and its answer. */
export async function stepOf(ctx: BusinessContext, id: string, step: Step): Promise<ScheduledDraftResponse> {
  return withTransaction(async (tx) => {
    await takeArrow(tx, ctx, id, step);
    await tx.prisma.draft.update({ where: { id }, data: step.data });
    const { action, data = {} } = step.audit;
    await recordEvent(tx, ctx, { action, subjectType: 'draft', subjectId: id, data });
    const answer = { data: await readDraft(tx.prisma, ctx, id), posts: [] };
    await ctx.keepAnswer?.(tx, answer);
    return answer;
  });
}
