import { type DraftResponse, draftCompositionSchema, type UpdateDraft } from '@/lib/contracts/post-drafts';
import { withTransaction } from '@/lib/data/db/transaction';
import { recordEvent } from '../audit/record-event';
import { type BusinessContext, requirePermission } from '../context';
import { excerpt } from '../posts/excerpt';
import { readDraft, rowOf } from './read-draft';
import { requireOwnParts } from './require-own-parts';
import { takeArrow } from './take-arrow';

/** Changes what is given. One that is in review or approved becomes a draft again: nobody approved the new words. */
export async function updateDraft(ctx: BusinessContext, id: string, input: UpdateDraft): Promise<DraftResponse> {
  requirePermission(ctx, 'publish');
  const { businessId: _named, version, scheduledAt, ...fields } = input;
  return withTransaction(async (tx) => {
    await takeArrow(tx, ctx, id, { arrow: 'change', version });
    const before = await rowOf(tx.prisma, ctx, id);
    const composition = draftCompositionSchema.parse({
      ...draftCompositionSchema.parse(before.composition),
      ...fields,
    });
    await requireOwnParts(tx.prisma, ctx, composition);
    await tx.prisma.draft.update({
      where: { id },
      data: { composition, excerpt: excerpt(composition.content), scheduledAt, submittedBy: null, submittedAt: null },
    });
    await recordEvent(tx, ctx, {
      action: 'draft.changed',
      subjectType: 'draft',
      subjectId: id,
      data: { fields: Object.keys(input).filter((field) => field !== 'businessId' && field !== 'version') },
    });
    return { data: await readDraft(tx.prisma, ctx, id) };
  });
}
