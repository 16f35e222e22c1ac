import type { Heatmap, HeatmapQuery } from '@/lib/contracts/analytics-posts';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { type HeatRow, heatByHour } from '@/lib/data/db/statements/ranked-posts';
import { type BusinessContext, requirePermission } from '../context';
import { requireAccount } from './report-rows';
import { instantsOf, reportSpan } from './report-span';

/** When the posts of a span went out, by weekday and hour of the business's zone, and what they got there. */
export async function readHeatmap(ctx: BusinessContext, query: HeatmapQuery): Promise<Heatmap> {
  requirePermission(ctx, 'read');
  const { measure, platform = null, accountId = null } = query;
  const zone = ctx.business.timeZone;
  const span = reportSpan(query, zone, ctx.now);
  await requireAccount(ctx, query.accountId);
  const params = [ctx.business.id, ...instantsOf(span, zone), platform, accountId, zone] as const;
  const rows = await run(pool(), heatByHour(measure), [...params]);
  return { ...span, zone, asOf: ctx.now.toISOString(), measure, coverage: coverageOf(rows), cells: rows.map(cellOf) };
}

function coverageOf(rows: readonly HeatRow[]): Heatmap['coverage'] {
  const times = rows.flatMap(({ read_at }) => (read_at ? [read_at.getTime()] : []));
  return {
    posts: rows.reduce((sum, row) => sum + row.posts, 0),
    known: rows.reduce((sum, row) => sum + row.known, 0),
    measuredAt: times.length > 0 ? new Date(Math.max(...times)).toISOString() : null,
  };
}

function cellOf({ weekday, hour, posts, known, value: text }: HeatRow): Heatmap['cells'][number] {
  const value = text === null ? null : Number(text);
  return { weekday, hour, posts, known, value, perPost: value === null ? null : value / known };
}
