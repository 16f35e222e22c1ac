import type { ScheduledPostDetail, UpdateScheduledPost } from '@/lib/contracts/scheduled-posts';
import { run } from '@/lib/data/db/sql';
import { dropFollowUps, moveFollowUps } from '@/lib/data/db/statements/follow-ups';
import { changeScheduled } from '@/lib/data/db/statements/posts';
import { type Transaction, withTransaction } from '@/lib/data/db/transaction';
import { AppError } from '@/lib/foundation/errors';
import { recordEvent } from '../audit/record-event';
import { type BusinessContext, requirePermission } from '../context';
import { mayGoOutUnreviewed } from '../drafts/approval';
import { excerpt } from './excerpt';
import { futureTime } from './future-time';
import { getScheduledPost } from './get-scheduled-post';
import { knownParts } from './known-parts';
import { resolveTargets, type Target } from './resolve-targets';
import { followUpRows } from './scheduled-rows';
import { sendBackToReview } from './send-back-to-review';

/**
 * Moves or rewrites a post that no worker has claimed, with what follows it; one under way, or done, is a conflict. New words
 * of somebody who needs approval go back to review. A move keeps the approval: that is of what is said, not of when.
 */
export async function updateScheduledPost(
  ctx: BusinessContext,
  id: string,
  input: UpdateScheduledPost,
): Promise<ScheduledPostDetail> {
  requirePermission(ctx, 'publish');
  const current = await getScheduledPost(ctx, id);
  if (current.role !== 'post') {
    throw new AppError(
      'conflict',
      'This is a part of a longer post. Change its text in the options of the post it follows.',
    );
  }
  const scheduledAt = input.scheduledAt === undefined ? null : futureTime(input.scheduledAt, ctx.now);
  const rewritten = input.content !== undefined || input.mediaIds !== undefined || input.options !== undefined;
  const target = rewritten ? await checked(ctx, { ...current, ...input }) : null;

  await withTransaction(async (tx) => {
    if (target && !(await mayGoOutUnreviewed(tx.prisma, ctx))) {
      await sendBackToReview(tx, ctx, { current, target, scheduledAt: scheduledAt ?? new Date(current.scheduledAt) });
      return;
    }
    const changed = await run(tx.client, changeScheduled, [
      ctx.business.id,
      id,
      scheduledAt,
      target?.content ?? null,
      target && excerpt(target.content),
      target?.mediaIds ?? null,
      target && JSON.stringify(target.options),
    ]);
    if (changed.length === 0) {
      throw new AppError('conflict', `This post is ${current.status.replace('_', ' ')} and can no longer be changed.`);
    }
    const moved = scheduledAt ?? new Date(current.scheduledAt);
    await changeFollowUps(tx, ctx, current, moved, input.options ? target : null);
    await recordEvent(tx, ctx, {
      action: 'post.changed',
      subjectType: 'scheduled_post',
      subjectId: id,
      data: { fields: Object.keys(input), scheduledAt: scheduledAt?.toISOString() ?? null },
    });
  });
  return getScheduledPost(ctx, id);
}

/** `rewritten` brings new ones in the place of those that wait; otherwise they go along. */
async function changeFollowUps(
  tx: Transaction,
  ctx: BusinessContext,
  { id, postId, accountId, platform }: ScheduledPostDetail,
  scheduledAt: Date,
  rewritten: Target | null,
): Promise<void> {
  const businessId = ctx.business.id;
  if (!rewritten) {
    await run(tx.client, moveFollowUps, [businessId, postId, accountId, scheduledAt]);
    return;
  }
  await run(tx.client, dropFollowUps, [businessId, postId, accountId]);
  const queued = { businessId, postId, accountId, platform, scheduledAt };
  await tx.prisma.scheduledPost.createMany({ data: followUpRows(queued, rewritten.options, id) });
}

/** The new text, media and options, checked by the network's rules; the fields of an update stand at its top. */
async function checked(
  ctx: BusinessContext,
  {
    accountId,
    content,
    mediaIds,
    options,
  }: Pick<ScheduledPostDetail, 'accountId' | 'content' | 'mediaIds' | 'options'>,
): Promise<Target> {
  const composition = { accountIds: [accountId], content, mediaIds, options, variants: {} };
  const [target] = resolveTargets(composition, await knownParts(ctx, composition));
  if (!target) throw new AppError('internal_error', 'A checked composition has no target.');
  return target;
}
