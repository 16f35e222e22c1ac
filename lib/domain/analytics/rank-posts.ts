import type { RankedPost, RankedPostsPage, RankedPostsQuery } from '@/lib/contracts/analytics-posts';
import { decodeCursor, encodeCursor } from '@/lib/data/db/cursor';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { type RankedRow, rankedPosts } from '@/lib/data/db/statements/ranked-posts';
import { type BusinessContext, requirePermission } from '../context';
import { pageOf } from '../posts/page-of';
import { publishedPost } from '../posts/published-post';
import { metricsIn } from './reading';
import { reportRows, requireAccount } from './report-rows';
import { instantsOf, reportSpan } from './report-span';
import { totalsOf } from './report-totals';

/** The posts of a span that did best, or least, by one number; those whose network does not tell it are only counted. */
export async function rankPosts(ctx: BusinessContext, query: RankedPostsQuery): Promise<RankedPostsPage> {
  requirePermission(ctx, 'read');
  const { measure, order, limit, platform = null, accountId = null } = query;
  const zone = ctx.business.timeZone;
  const span = reportSpan(query, zone, ctx.now);
  const list = `ranked:${measure}:${order}`;
  const [value = null, id = null] = query.cursor ? decodeCursor(list, query.cursor) : [];
  await requireAccount(ctx, query.accountId);
  const [rows, days] = await Promise.all([
    run(pool(), rankedPosts(measure, order), [
      ...([ctx.business.id, ...instantsOf(span, zone), platform, accountId] as const),
      ...([value, id, limit + 1] as const),
    ]),
    reportRows(ctx, query, span, 'all'),
  ]);
  const { data, ...page } = pageOf(rows, limit, (last) => encodeCursor(list, [last.value, last.id]));
  const { posts, measuredAt, [measure]: total } = totalsOf(days);
  const coverage = { posts, known: total.posts, measuredAt };
  return { ...page, data: data.map(rankedPost), ...span, zone, asOf: ctx.now.toISOString(), measure, coverage };
}

const rankedPost = (row: RankedRow): RankedPost => ({
  ...publishedPost(row, row.published_at.toISOString()),
  value: Number(row.value),
  capturedAt: row.captured_at.toISOString(),
  metrics: metricsIn(row),
});
