import type { PostSeries, PostSeriesQuery } from '@/lib/contracts/metrics';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { metricSeries } from '@/lib/data/db/statements/metric-series';
import { notFound } from '@/lib/foundation/errors';
import { HOUR } from '@/lib/foundation/time';
import { type BusinessContext, requirePermission } from '../context';
import { metricsIn } from './reading';

/** How the numbers of one publication grew. */
export async function readPostSeries(
  ctx: BusinessContext,
  postId: string,
  { limit }: PostSeriesQuery,
): Promise<PostSeries> {
  requirePermission(ctx, 'read');
  const rows = await run(pool(), metricSeries, [ctx.business.id, postId, limit]);
  const [first] = rows;
  if (!first) throw notFound('post', postId);
  const { published_at: publishedAt, readings, checked_at: checkedAt, due_at: dueAt } = first;
  const points = rows.flatMap(({ captured_at: capturedAt, ...row }) => {
    if (!capturedAt) return [];
    const hours = (capturedAt.getTime() - publishedAt.getTime()) / HOUR;
    const hoursSincePublication = Math.round(hours * 100) / 100;
    return [{ capturedAt: capturedAt.toISOString(), hoursSincePublication, values: metricsIn(row) }];
  });
  return {
    ...{ postId, publishedAt: publishedAt.toISOString(), readings, points },
    checkedAt: checkedAt?.toISOString() ?? null,
    nextReadingAt: dueAt?.toISOString() ?? null,
  };
}
