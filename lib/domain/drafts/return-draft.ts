import type { DraftResponse, ReturnDraft } from '@/lib/contracts/post-drafts';
import { type BusinessContext, requirePermission } from '../context';
import { stepOf } from './step-draft';

/** Gives a draft back with what to change; the comment stays with it until it is approved. */
export async function returnDraft(ctx: BusinessContext, id: string, input: ReturnDraft): Promise<DraftResponse> {
  requirePermission(ctx, 'approve');
  return stepOf(ctx, id, {
    arrow: 'return',
    version: input.version,
    data: { comment: input.comment, reviewedBy: ctx.actor.id, reviewedAt: ctx.now },
    audit: { action: 'draft.returned' },
  });
}
