import type { Publish, PublishResponse } from '@/lib/contracts/publish';
import type { Transaction } from '@/lib/data/db/transaction';
import { newId } from '@/lib/foundation/ids';
import { recordEvent } from '../audit/record-event';
import type { Actor, BusinessContext } from '../context';
import { takeSlots } from '../slots/take-slots';
import type { Target } from './resolve-targets';
import { scheduledRows } from './scheduled-rows';

type When = Date | 'next_slot';
type Going = 'post.published_now' | 'post.scheduled';

interface ReadyPost {
  postId: string;
  input: Publish;
  /** What `resolveTargets` made of it. */
  targets: Target[];
  when: When;
  action: Going;
  author: { createdBy: string | null; source: Actor['type'] };
}

/** Writes a checked composition, its variants and the rows of each target account. */
export async function writePost(
  tx: Transaction,
  ctx: BusinessContext,
  { postId, input, targets, when, action, author }: ReadyPost,
): Promise<PublishResponse> {
  const businessId = ctx.business.id;
  const timeOf = when === 'next_slot' ? await takeSlots(tx, ctx, input.accountIds) : () => when;
  const rows = targets.flatMap((target) => scheduledRows(businessId, postId, target, timeOf(target.accountId)));
  await tx.prisma.post.create({ data: postRow(businessId, postId, input, author) });
  await tx.prisma.postVariant.createMany({ data: variantRows(businessId, postId, input) });
  await tx.prisma.scheduledPost.createMany({ data: rows });
  await recordEvent(tx, ctx, {
    action,
    subjectType: 'post',
    subjectId: postId,
    data: { accountIds: input.accountIds, scheduledAt: input.accountIds.map((id) => timeOf(id).toISOString()) },
  });
  return answerFor(rows);
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
