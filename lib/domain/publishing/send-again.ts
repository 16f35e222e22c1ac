import type { SendAgain, SettledPost } from '@/lib/contracts/attention';
import { run } from '@/lib/data/db/sql';
import { postToSettle, sendRowAgain } from '@/lib/data/db/statements/attention';
import { moveFollowUps } from '@/lib/data/db/statements/follow-ups';
import { settleDoubtfulAttempts } from '@/lib/data/db/statements/ledger';
import { withTransaction } from '@/lib/data/db/transaction';
import { notFound } from '@/lib/foundation/errors';
import { recordEvent } from '../audit/record-event';
import { type BusinessContext, requirePermission } from '../context';
import { futureTime } from '../posts/future-time';
import { settledByAnother } from './settled-by-another';

/**
 * A person says that a post is not live, or that what stopped it is mended: it goes out again, now or at a time to come.
 * @throws AppError on `scheduledAt`; `conflict` when somebody else settled the post first
 */
export async function sendAgain(ctx: BusinessContext, id: string, input: SendAgain): Promise<SettledPost> {
  requirePermission(ctx, 'publish');
  const businessId = ctx.business.id;
  const at = input.scheduledAt === undefined ? null : futureTime(input.scheduledAt, ctx.now);
  return withTransaction(async (tx) => {
    const { client } = tx;
    const sent = await run(client, sendRowAgain, [businessId, id, at]);
    const [post] = await run(client, postToSettle, [businessId, id]);
    if (!post) throw notFound('scheduled post', id);
    if (sent.length === 0) throw settledByAnother(post.status);
    const disclaimed = await run(client, settleDoubtfulAttempts, [id, 'not_sent', null]);
    if (at && post.role === 'post') await run(client, moveFollowUps, [businessId, post.post_id, post.account_id, at]);
    await recordEvent(tx, ctx, {
      action: 'post.sent_again',
      subjectType: 'scheduled_post',
      subjectId: id,
      data: { scheduledAt: at?.toISOString() ?? null, attemptsDisclaimed: disclaimed.length },
    });
    const answer: SettledPost = { id, platform: post.platform, status: 'pending', publication: null };
    await ctx.keepAnswer?.(tx, { data: answer });
    return answer;
  });
}
