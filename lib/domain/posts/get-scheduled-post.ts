import type { ScheduledPostDetail } from '@/lib/contracts/scheduled-posts';
import { prisma } from '@/lib/data/db/client';
import { notFound } from '@/lib/foundation/errors';
import { type BusinessContext, requirePermission } from '../context';

/** The receipt of one scheduled post: what was asked, every attempt, and where it stands. */
export async function getScheduledPost(ctx: BusinessContext, id: string): Promise<ScheduledPostDetail> {
  requirePermission(ctx, 'read');
  const businessId = ctx.business.id;
  const [row, publication] = await Promise.all([
    prisma().scheduledPost.findFirst({
      where: { id, businessId },
      include: { ledger: { orderBy: { number: 'asc' } } },
    }),
    prisma().publishedPost.findFirst({ where: { scheduledPostId: id, businessId } }),
  ]);
  if (!row) throw notFound('scheduled post', id);
  return {
    id: row.id,
    taskId: row.taskId,
    postId: row.postId,
    accountId: row.accountId,
    platform: row.platform,
    status: row.status,
    scheduledAt: row.scheduledAt.toISOString(),
    excerpt: row.excerpt,
    content: row.content,
    mediaIds: row.mediaIds,
    error: row.errorCode ? { code: row.errorCode, detail: row.errorDetail ?? '' } : null,
    attempts: row.ledger.map((attempt) => ({
      number: attempt.number,
      state: attempt.state,
      outcome: attempt.outcome,
      outcomeCode: attempt.outcomeCode,
      outcomeDetail: attempt.outcomeDetail,
      requestedAt: attempt.requestedAt?.toISOString() ?? null,
      answeredAt: attempt.answeredAt?.toISOString() ?? null,
    })),
    publication: publication && {
      platformPostId: publication.platformPostId,
      permalink: publication.permalink,
      publishedAt: publication.publishedAt.toISOString(),
      verifiedAt: publication.verifiedAt?.toISOString() ?? null,
    },
  };
}
