import type { DraftComposition } from '@/lib/contracts/post-drafts';
import type { ScheduledPostDetail } from '@/lib/contracts/scheduled-posts';
import { run } from '@/lib/data/db/sql';
import { cancelFollowers } from '@/lib/data/db/statements/follow-ups';
import { withdrawScheduled } from '@/lib/data/db/statements/posts';
import type { Transaction } from '@/lib/data/db/transaction';
import { AppError } from '@/lib/foundation/errors';
import { newId } from '@/lib/foundation/ids';
import { recordEvent } from '../audit/record-event';
import type { BusinessContext } from '../context';
import { excerpt } from './excerpt';
import type { Target } from './resolve-targets';

interface Change {
  current: ScheduledPostDetail;
  /** Its new words, checked. */
  target: Target;
  scheduledAt: Date;
}

/** Takes a post out of the queue and puts its new words into review in its place, in the caller's transaction. */
export async function sendBackToReview(
  tx: Transaction,
  ctx: BusinessContext,
  { current, target, scheduledAt }: Change,
): Promise<void> {
  const businessId = ctx.business.id;
  const withdrawn = await run(tx.client, withdrawScheduled, [businessId, current.id]);
  if (withdrawn.length === 0) {
    throw new AppError('conflict', `This post is ${current.status.replace('_', ' ')} and can no longer be changed.`);
  }
  await run(tx.client, cancelFollowers, [businessId, current.id]);
  const { accountId, content, mediaIds, options } = target;
  const composition: DraftComposition = { accountIds: [accountId], content, mediaIds, options, variants: {} };
  const draftId = newId('draft', ctx.now);
  await tx.prisma.draft.create({
    data: {
      id: draftId,
      businessId,
      state: 'in_review',
      composition,
      excerpt: excerpt(content),
      scheduledAt,
      replaces: current.id,
      createdBy: ctx.actor.id,
      source: ctx.actor.type,
      submittedBy: ctx.actor.id,
      submittedAt: ctx.now,
      createdAt: ctx.now,
    },
  });
  const entry = { action: 'post.sent_back_to_review', subjectType: 'scheduled_post', subjectId: current.id };
  await recordEvent(tx, ctx, { ...entry, data: { draftId } });
}
