import type { CreateDraft, DraftResponse } from '@/lib/contracts/post-drafts';
import { withTransaction } from '@/lib/data/db/transaction';
import { newId } from '@/lib/foundation/ids';
import { recordEvent } from '../audit/record-event';
import { type BusinessContext, requirePermission } from '../context';
import { excerpt } from '../posts/excerpt';
import { readDraft } from './read-draft';
import { requireOwnParts } from './require-own-parts';

/** Keeps a composition as far as it is written. Rules of networks are for later; ids of another business are refused. */
export async function createDraft(ctx: BusinessContext, input: CreateDraft): Promise<DraftResponse> {
  requirePermission(ctx, 'publish');
  const { businessId: _named, scheduledAt, ...composition } = input;
  const id = newId('draft', ctx.now);
  return withTransaction(async (tx) => {
    await requireOwnParts(tx.prisma, ctx, composition);
    await tx.prisma.draft.create({
      data: {
        id,
        businessId: ctx.business.id,
        composition,
        excerpt: excerpt(composition.content),
        scheduledAt,
        createdBy: ctx.actor.id,
        source: ctx.actor.type,
        createdAt: ctx.now,
      },
    });
    await recordEvent(tx, ctx, { action: 'draft.created', subjectType: 'draft', subjectId: id, data: {} });
    const answer = { data: await readDraft(tx.prisma, ctx, id) };
    await ctx.keepAnswer?.(tx, answer);
    return answer;
  });
}
