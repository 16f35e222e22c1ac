import type { ScheduledPostDetail, UpdateScheduledPost } from '@/lib/contracts/scheduled-posts';
import { run } from '@/lib/data/db/sql';
import { changeScheduled } from '@/lib/data/db/statements/posts';
import { withTransaction } from '@/lib/data/db/transaction';
import { AppError } from '@/lib/foundation/errors';
import { recordEvent } from '../audit/record-event';
import { type BusinessContext, requirePermission } from '../context';
import { excerpt } from './excerpt';
import { futureTime } from './future-time';
import { getScheduledPost } from './get-scheduled-post';
import { knownParts } from './known-parts';
import { resolveTargets } from './resolve-targets';

/** Moves or rewrites a post that no worker has claimed; one under way, or done, is a conflict. */
export async function updateScheduledPost(
  ctx: BusinessContext,
  id: string,
  input: UpdateScheduledPost,
): Promise<ScheduledPostDetail> {
  requirePermission(ctx, 'publish');
  const current = await getScheduledPost(ctx, id);
  const scheduledAt = input.scheduledAt === undefined ? null : futureTime(input.scheduledAt, ctx.now);
  const rewritten = input.content !== undefined || input.mediaIds !== undefined;
  const words = rewritten ? await checked(ctx, { ...current, ...input }) : null;

  await withTransaction(async (tx) => {
    const changed = await run(tx.client, changeScheduled, [
      ctx.business.id,
      id,
      scheduledAt,
      words?.content ?? null,
      words && excerpt(words.content),
      words?.mediaIds ?? null,
    ]);
    if (changed.length === 0) {
      throw new AppError('conflict', `This post is ${current.status.replace('_', ' ')} and can no longer be changed.`);
    }
    await recordEvent(tx, ctx, {
      action: 'post.changed',
      subjectType: 'scheduled_post',
      subjectId: id,
      data: { fields: Object.keys(input), scheduledAt: scheduledAt?.toISOString() ?? null },
    });
  });
  return getScheduledPost(ctx, id);
}

/** The new text and media, checked by the network's rules; the fields of an update stand at its top. */
async function checked(
  ctx: BusinessContext,
  { accountId, content, mediaIds }: Pick<ScheduledPostDetail, 'accountId' | 'content' | 'mediaIds'>,
): Promise<{ content: string; mediaIds: string[] }> {
  const composition = { accountIds: [accountId], content, mediaIds, variants: {} };
  const [target] = resolveTargets(composition, await knownParts(ctx, composition));
  if (!target) throw new AppError('internal_error', 'A checked composition has no target.');
  return target;
}
