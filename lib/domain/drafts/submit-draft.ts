import type { DraftResponse, DraftStep } from '@/lib/contracts/post-drafts';
import { prisma } from '@/lib/data/db/client';
import { type BusinessContext, requirePermission } from '../context';
import { futureTime } from '../posts/future-time';
import { rowOf } from './read-draft';
import { readyComposition } from './ready-composition';
import { stepOf } from './step-draft';
import { requireArrow } from './take-arrow';

/** Sends a draft for review, as a post that could go out as it is. @throws AppError on what it lacks, or a time that has passed. */
export async function submitDraft(ctx: BusinessContext, id: string, { version }: DraftStep): Promise<DraftResponse> {
  requirePermission(ctx, 'publish');
  const { composition, scheduledAt, state } = await rowOf(prisma(), ctx, id);
  requireArrow(state, 'submit');
  await readyComposition(ctx, composition);
  if (scheduledAt) futureTime(scheduledAt.toISOString(), ctx.now);
  return stepOf(ctx, id, {
    arrow: 'submit',
    version,
    data: { submittedBy: ctx.actor.id, submittedAt: ctx.now },
    audit: { action: 'draft.submitted', data: { scheduledAt: scheduledAt?.toISOString() ?? null } },
  });
}
