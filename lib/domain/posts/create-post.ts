import type { Publish, PublishResponse } from '@/lib/contracts/publish';
import { withTransaction } from '@/lib/data/db/transaction';
import { newId } from '@/lib/foundation/ids';
import { type BusinessContext, requirePermission } from '../context';
import { requireUnreviewed } from '../drafts/approval';
import { knownParts } from './known-parts';
import { resolveTargets } from './resolve-targets';
import { writePost } from './write-post';

/** Writes a composition, its variants and the rows of each target account, in one transaction. */
export async function createPost(
  ctx: BusinessContext,
  input: Publish,
  { when, action }: { when: Date | 'next_slot'; action: 'post.published_now' | 'post.scheduled' },
): Promise<PublishResponse> {
  requirePermission(ctx, 'publish');
  const targets = resolveTargets(input, await knownParts(ctx, input));
  const author = { createdBy: ctx.actor.id, source: ctx.actor.type };
  return withTransaction(async (tx) => {
    await requireUnreviewed(tx.prisma, ctx);
    const answer = await writePost(tx, ctx, { postId: newId('post'), input, targets, when, action, author });
    await ctx.keepAnswer?.(tx, answer);
    return answer;
  });
}
