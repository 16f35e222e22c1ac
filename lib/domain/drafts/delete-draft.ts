import { type DraftResponse, OPEN_DRAFT_STATES } from '@/lib/contracts/post-drafts';
import { run } from '@/lib/data/db/sql';
import { dropDraft } from '@/lib/data/db/statements/drafts';
import { withTransaction } from '@/lib/data/db/transaction';
import { AppError } from '@/lib/foundation/errors';
import { recordEvent } from '../audit/record-event';
import { type BusinessContext, requirePermission } from '../context';
import { readDraft } from './read-draft';
import { STATE_WORDS } from './take-arrow';

/** Deletes a draft that is not in the queue. @returns it as it was. */
export async function deleteDraft(ctx: BusinessContext, id: string): Promise<DraftResponse> {
  requirePermission(ctx, 'publish');
  return withTransaction(async (tx) => {
    const draft = await readDraft(tx.prisma, ctx, id);
    const dropped = await run(tx.client, dropDraft, [ctx.business.id, id, OPEN_DRAFT_STATES]);
    if (dropped.length === 0) {
      const { state } = await readDraft(tx.prisma, ctx, id);
      throw new AppError('conflict', `${STATE_WORDS[state]} Cancel its posts instead.`);
    }
    await recordEvent(tx, ctx, {
      action: 'draft.deleted',
      subjectType: 'draft',
      subjectId: id,
      data: { state: draft.state },
    });
    return { data: draft };
  });
}
