import type { DraftResponse, DraftStep } from '@/lib/contracts/post-drafts';
import { type BusinessContext, requirePermission } from '../context';
import { stepOf } from './step-draft';

/** Takes a draft back out of review, or out of its approval. */
export async function withdrawDraft(ctx: BusinessContext, id: string, { version }: DraftStep): Promise<DraftResponse> {
  requirePermission(ctx, 'publish');
  return stepOf(ctx, id, {
    arrow: 'withdraw',
    version,
    data: { submittedBy: null, submittedAt: null },
    audit: { action: 'draft.withdrawn' },
  });
}
