import type { PublishedPostDetail } from '@/lib/contracts/posts';
import { prisma } from '@/lib/data/db/client';
import { notFound } from '@/lib/foundation/errors';
import { latestMetrics } from '../analytics/latest-metrics';
import { type BusinessContext, requirePermission } from '../context';

/** One publication with its latest numbers. */
export async function getPost(ctx: BusinessContext, id: string): Promise<PublishedPostDetail> {
  requirePermission(ctx, 'read');
  const businessId = ctx.business.id;
  const [row, numbers] = await Promise.all([
    prisma().publishedPost.findFirst({ where: { id, businessId } }),
    latestMetrics(businessId, id),
  ]);
  if (!row) throw notFound('post', id);
  return {
    id: row.id,
    platform: row.platform,
    accountId: row.accountId,
    scheduledPostId: row.scheduledPostId,
    status: row.status,
    excerpt: row.excerpt,
    mediaCount: row.mediaCount,
    publishedAt: row.publishedAt.toISOString(),
    verifiedAt: row.verifiedAt?.toISOString() ?? null,
    confirmedByPerson: row.confirmedByPerson,
    platformPostId: row.platformPostId,
    permalink: row.permalink,
    ...numbers,
  };
}
