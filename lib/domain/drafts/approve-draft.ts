import type { ScheduleDraft, ScheduledDraftResponse } from '@/lib/contracts/post-drafts';
import { prisma } from '@/lib/data/db/client';
import { type BusinessContext, requirePermission } from '../context';
import { queueDraft } from './queue-draft';
import { rowOf } from './read-draft';
import { readyComposition } from './ready-composition';
import { stepOf } from './step-draft';
import { requireArrow } from './take-arrow';
import { whenOf } from './when-of';

/**
 * Approves the version that was seen. With a time, its own or one that is given, it goes into the queue by that; without
 * any it waits to be scheduled. @throws AppError on `scheduledAt` when its time has passed: the approver chooses another
 */
export async function approveDraft(
  ctx: BusinessContext,
  id: string,
  input: ScheduleDraft,
): Promise<ScheduledDraftResponse> {
  requirePermission(ctx, 'approve');
  const { version } = input;
  const draft = await rowOf(prisma(), ctx, id);
  requireArrow(draft.state, 'approve');
  const approval = { comment: null, reviewedBy: ctx.actor.id, reviewedAt: ctx.now };
  const when = whenOf(ctx, draft, input);
  const audit = { action: 'draft.approved', data: { version } };
  if (when) return queueDraft(ctx, draft, { arrow: 'approveForTime', version, when, data: approval, audit });
  await readyComposition(ctx, draft.composition);
  return stepOf(ctx, id, { arrow: 'approve', version, data: approval, audit });
}
