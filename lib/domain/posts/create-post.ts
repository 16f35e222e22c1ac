import type { Publish, PublishResponse } from '@/lib/contracts/publish';
import { withTransaction } from '@/lib/data/db/transaction';
import { newId } from '@/lib/foundation/ids';
import { recordEvent } from '../audit/record-event';
import { type Actor, type BusinessContext, requirePermission } from '../context';
import { takeSlots } from '../slots/take-slots';
import { knownParts } from './known-parts';
import { resolveTargets } from './resolve-targets';
import { scheduledRows } from './scheduled-rows';

/** Writes a composition, its variants and the rows of each target account, in one transaction. */
export async function createPost(
  ctx: BusinessContext,
  input: Publish,
  { when, action }: { when: Date | 'next_slot'; action: 'post.published_now' | 'post.scheduled' },
): Promise<PublishResponse> {
  requirePermission(ctx, 'publish');
  const targets = resolveTargets(input, await knownParts(ctx, input));
  const businessId = ctx.business.id;
  const postId = newId('post');
  return withTransaction(async (tx) => {
    const timeOf = when === 'next_slot' ? await takeSlots(tx, ctx, input.accountIds) : () => when;
    const rows = targets.flatMap((target) => scheduledRows(businessId, postId, target, timeOf(target.accountId)));
    const author = { createdBy: ctx.actor.id, source: ctx.actor.type };
    await tx.prisma.post.create({ data: postRow(businessId, postId, input, author) });
    await tx.prisma.postVariant.createMany({ data: variantRows(businessId, postId, input) });
    await tx.prisma.scheduledPost.createMany({ data: rows });
    await recordEvent(tx, ctx, {
      action,
      subjectType: 'post',
      subjectId: postId,
      data: { accountIds: input.accountIds, scheduledAt: input.accountIds.map((id) => timeOf(id).toISOString()) },
    });
    const answer = answerFor(rows);
    await ctx.keepAnswer?.(tx, answer);
    return answer;
  });
}

const answerFor = (rows: ReturnType<typeof scheduledRows>): PublishResponse => ({
  data: rows
    .filter(({ role }) => role === 'post')
    .map(({ id, taskId, accountId, platform, status, scheduledAt }) => ({
      ...{ id, taskId, accountId, platform, status },
      scheduledAt: scheduledAt.toISOString(),
    })),
});

export const postRow = (
  businessId: string,
  id: string,
  { content, mediaIds, options }: Pick<Publish, 'content' | 'mediaIds' | 'options'>,
  author: { createdBy: string | null; source: Actor['type'] },
) => ({ id, businessId, content, mediaIds, options, ...author });

export const variantRows = (businessId: string, postId: string, { variants }: Pick<Publish, 'variants'>) =>
  Object.entries(variants).map(([accountId, variant]) => ({
    id: newId('var'),
    businessId,
    postId,
    accountId,
    content: variant.content ?? null,
    mediaIds: variant.mediaIds ?? [],
    overridesMedia: variant.mediaIds !== undefined,
    options: variant.options,
  }));
