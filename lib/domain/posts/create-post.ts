import type { Publish, PublishResponse } from '@/lib/contracts/publish';
import { withTransaction } from '@/lib/data/db/transaction';
import { newId } from '@/lib/foundation/ids';
import { recordEvent } from '../audit/record-event';
import { type BusinessContext, requirePermission } from '../context';
import { excerpt } from './excerpt';
import { knownParts } from './known-parts';
import { resolveTargets, type Target } from './resolve-targets';

/** Writes a composition, its variants and one scheduled post a target account, in one transaction. */
export async function createPost(
  ctx: BusinessContext,
  input: Publish,
  { scheduledAt, action }: { scheduledAt: Date; action: 'post.published_now' | 'post.scheduled' },
): Promise<PublishResponse> {
  requirePermission(ctx, 'publish');
  const targets = resolveTargets(input, await knownParts(ctx, input));
  const businessId = ctx.business.id;
  const postId = newId('post');
  const rows = targets.map((target) => scheduledRow(businessId, postId, target, scheduledAt));
  return withTransaction(async (tx) => {
    await tx.prisma.post.create({
      data: {
        id: postId,
        businessId,
        content: input.content,
        mediaIds: input.mediaIds,
        createdBy: ctx.actor.id,
        source: ctx.actor.type,
      },
    });
    await tx.prisma.postVariant.createMany({ data: variantRows(businessId, postId, input) });
    await tx.prisma.scheduledPost.createMany({ data: rows });
    await recordEvent(tx, ctx, {
      action,
      subjectType: 'post',
      subjectId: postId,
      data: { accountIds: input.accountIds, scheduledAt: scheduledAt.toISOString() },
    });
    const answer = answerFor(rows);
    await ctx.keepAnswer?.(tx, answer);
    return answer;
  });
}

const answerFor = (rows: ReturnType<typeof scheduledRow>[]): PublishResponse => ({
  data: rows.map(({ id, taskId, accountId, platform }) => ({ id, taskId, accountId, platform, status: 'pending' })),
});

const scheduledRow = (businessId: string, postId: string, target: Target, scheduledAt: Date) => ({
  id: newId('sch'),
  taskId: newId('task'),
  businessId,
  postId,
  scheduledAt,
  ...target,
  excerpt: excerpt(target.content),
});

const variantRows = (businessId: string, postId: string, { variants }: Publish) =>
  Object.entries(variants).map(([accountId, variant]) => ({
    id: newId('var'),
    businessId,
    postId,
    accountId,
    content: variant.content ?? null,
    mediaIds: variant.mediaIds ?? [],
    overridesMedia: variant.mediaIds !== undefined,
  }));
