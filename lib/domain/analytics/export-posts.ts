import type { ReportQuery } from '@/lib/contracts/analytics-reports';
import { METRIC_NAMES } from '@/lib/contracts/metrics';
import { readingAt } from '@/lib/contracts/zoned-reading';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { type ExportedRow, exportedPosts } from '@/lib/data/db/statements/export-posts';
import { type BusinessContext, requirePermission } from '../context';
import { csvLine } from './csv-line';
import { metricsIn } from './reading';
import { requireAccount } from './report-rows';
import { instantsOf, reportSpan } from './report-span';

export const EXPORT_BATCH = 500;

const COLUMNS = [
  ...['id', 'publishedAt', 'publishedLocal', 'zone', 'platform', 'account', 'accountId', 'status', 'excerpt'],
  ...['mediaCount', 'permalink', 'platformPostId', ...METRIC_NAMES, 'engagements', 'measuredAt'],
];

export interface CsvExport {
  fileName: string;
  /** Text in pieces; each is read from the database when it is asked for. */
  pieces: AsyncIterable<string>;
}

/** The publications of a span with their latest numbers, the newest first, as CSV. Fails before the first piece or within one. */
export async function exportPosts(ctx: BusinessContext, query: ReportQuery): Promise<CsvExport> {
  requirePermission(ctx, 'read');
  const { platform = null, accountId = null } = query;
  const zone = ctx.business.timeZone;
  const span = reportSpan(query, zone, ctx.now);
  const [from, to] = instantsOf(span, zone);
  await requireAccount(ctx, query.accountId);
  const batch = (beforeAt: Date, beforeId: string) =>
    run(pool(), exportedPosts, [ctx.business.id, from, beforeAt, beforeId, platform, accountId, EXPORT_BATCH]);

  async function* pieces(first: ExportedRow[]): AsyncGenerator<string> {
    yield csvLine(COLUMNS);
    for (let rows = first; ; ) {
      if (rows.length > 0) yield rows.map((row) => lineOf(row, zone)).join('');
      const last = rows.at(-1);
      if (!last || rows.length < EXPORT_BATCH) return;
      rows = await batch(last.published_at, last.id);
    }
  }
  return {
    fileName: `posts-${ctx.business.slug}-${span.from}-to-${span.to}.csv`,
    pieces: pieces(await batch(to, '')),
  };
}

function lineOf(row: ExportedRow, zone: string): string {
  const { date, time } = readingAt(row.published_at, zone);
  const metrics = metricsIn(row);
  return csvLine([
    ...[row.id, row.published_at.toISOString(), `${date} ${time}`, zone, row.platform, row.account, row.account_id],
    ...[row.status, row.excerpt, row.media_count, row.permalink, row.platform_post_id],
    ...METRIC_NAMES.map((name) => metrics[name]),
    row.engagements === null ? null : Number(row.engagements),
    row.captured_at?.toISOString() ?? null,
  ]);
}
