import type { ScheduledDraftResponse } from '@/lib/contracts/post-drafts';
import type { Prisma, Draft as Row } from '@/lib/data/db/generated/client';
import { withTransaction } from '@/lib/data/db/transaction';
import { newId } from '@/lib/foundation/ids';
import { recordEvent } from '../audit/record-event';
import type { BusinessContext } from '../context';
import { writePost } from '../posts/write-post';
import type { DraftArrow } from '../publishing/state-machine';
import { readDraft } from './read-draft';
import { readyComposition } from './ready-composition';
import { takeArrow } from './take-arrow';

interface Queueing {
  arrow: DraftArrow;
  version: number;
  when: Date | 'next_slot';
  data: Prisma.DraftUpdateInput;
  audit: { action: string; data: Record<string, unknown> };
}

/** Ends a draft by the rows of the queue that it becomes, in one transaction: there is never one without the other. */
export async function queueDraft(
  ctx: BusinessContext,
  { id, composition, createdBy, source }: Row,
  { arrow, version, when, data, audit }: Queueing,
): Promise<ScheduledDraftResponse> {
  const { input, targets } = await readyComposition(ctx, composition);
  const postId = newId('post');
  return withTransaction(async (tx) => {
    await takeArrow(tx, ctx, id, { arrow, version, postId });
    await tx.prisma.draft.update({
      where: { id },
      data: { ...data, ...(when !== 'next_slot' && { scheduledAt: when }) },
    });
    await recordEvent(tx, ctx, { ...audit, subjectType: 'draft', subjectId: id });
    const { data: posts } = await writePost(tx, ctx, {
      postId,
      input,
      targets,
      when,
      author: { createdBy, source },
      action: when === ctx.now ? 'post.published_now' : 'post.scheduled',
    });
    const answer = { data: await readDraft(tx.prisma, ctx, id), posts };
    await ctx.keepAnswer?.(tx, answer);
    return answer;
  });
}
