import type { AdoptPost, SettledPost } from '@/lib/contracts/attention';
import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';
import { pool } from '@/lib/data/db/pool';
import { type Queryable, run } from '@/lib/data/db/sql';
import {
  acceptLastSent,
  adoptRow,
  countWaitingFollowers,
  type PostToSettle,
  postToSettle,
  publicationWithId,
} from '@/lib/data/db/statements/attention';
import { settleDoubtfulAttempts } from '@/lib/data/db/statements/ledger';
import { insertPublication, releaseFollowers } from '@/lib/data/db/statements/publication';
import { withTransaction } from '@/lib/data/db/transaction';
import { isTaken } from '@/lib/data/db/unique-violation';
import { AppError, invalidField, notFound } from '@/lib/foundation/errors';
import { newId } from '@/lib/foundation/ids';
import { nextReadingAt } from '../analytics/cadence';
import { recordEvent } from '../audit/record-event';
import { type BusinessContext, requirePermission } from '../context';
import { settledByAnother } from './settled-by-another';
import { type StandingPost, standingPost } from './standing-post';

/**
 * A person says that a post in doubt is live. Its network is read where this connection can; what it says counts more.
 * @throws AppError on `reference`; `conflict` when somebody else settled the post first
 */
export async function adoptPost(ctx: BusinessContext, id: string, input: AdoptPost): Promise<SettledPost> {
  requirePermission(ctx, 'publish');
  const businessId = ctx.business.id;
  const [post] = await run(pool(), postToSettle, [businessId, id]);
  if (!post) throw notFound('scheduled post', id);
  if (post.status !== 'needs_attention') throw settledByAnother(post.status);
  const { first_sent_at } = post;
  if (!first_sent_at) {
    throw new AppError(
      'conflict',
      'No request of this post has left, so it cannot be live. Send it again or cancel it.',
    );
  }
  const standing = await standingPost({ ...post, business_id: businessId, first_sent_at }, input.reference, ctx.now);

  return withTransaction(async (tx) => {
    const { client } = tx;
    const adopted = await run(client, adoptRow, [businessId, id]);
    if (adopted.length === 0) throw settledByAnother((await run(client, postToSettle, [businessId, id]))[0]?.status);
    await requireFit(client, post, standing);
    const accepted = await run(client, settleDoubtfulAttempts, [id, 'accepted', standing.platformPostId]);
    if (accepted.length === 0) await run(client, acceptLastSent, [id, standing.platformPostId]);
    await publish(client, post, standing, ctx.now).catch(refuseTaken);
    await run(client, releaseFollowers, [id]);
    const { by, platformPostId } = standing;
    const entry = { action: 'post.adopted', subjectType: 'scheduled_post', subjectId: id };
    await recordEvent(tx, ctx, { ...entry, data: { confirmedBy: by, platformPostId } });
    const answer = answerFor(post, standing, ctx.now);
    await ctx.keepAnswer?.(tx, { data: answer });
    return answer;
  });
}

/** @throws AppError when the post is another one's already, or what follows it could not find it. */
async function requireFit(client: Queryable, post: PostToSettle, { platformPostId }: StandingPost): Promise<void> {
  if (platformPostId === null) {
    const [followers] = await run(client, countWaitingFollowers, [post.id]);
    if (!followers?.waiting) return;
    const network = PLATFORM_NAMES[post.platform];
    throw invalidField(
      'reference',
      'needed',
      `More follows this post. Paste its link on ${network}, to go on from it.`,
    );
  }
  const [other] = await run(client, publicationWithId, [post.account_id, platformPostId]);
  if (other) throw taken();
}

/** Two may have looked at the same time; the index lets one of them pass. */
function refuseTaken(error: unknown): never {
  throw isTaken(error, 'uq_published_posts_account_platform_post') ? taken() : error;
}

const taken = (): AppError =>
  invalidField(
    'reference',
    'taken',
    'Another post of this account is that one already. Paste the link of this one, or send it again.',
  );

async function publish(client: Queryable, post: PostToSettle, standing: StandingPost, now: Date): Promise<void> {
  const { platformPostId, permalink, publishedAt } = standing;
  const isRead = standing.by === 'network';
  const metricsDueAt =
    platformPostId === null ? null : nextReadingAt({ platform: post.platform, publishedAt, now, unchanged: 0 });
  await run(client, insertPublication, [
    ...([newId('pub', now), post.id, platformPostId, permalink, publishedAt, isRead ? now : null] as const),
    metricsDueAt,
    !isRead,
  ]);
}

const answerFor = ({ id, platform }: PostToSettle, standing: StandingPost, now: Date): SettledPost => ({
  id,
  platform,
  status: 'published',
  publication: {
    platformPostId: standing.platformPostId,
    permalink: standing.permalink,
    publishedAt: standing.publishedAt.toISOString(),
    verifiedAt: standing.by === 'network' ? now.toISOString() : null,
    confirmedByPerson: standing.by === 'person',
  },
});
