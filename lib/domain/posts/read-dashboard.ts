import type { Dashboard } from '@/lib/contracts/dashboard';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { countByStatus, NEWEST, publicationsByDay, scheduledPage } from '@/lib/data/db/statements/posts';
import { DAY, plus } from '@/lib/foundation/time';
import { type BusinessContext, requirePermission } from '../context';
import { calendarItem, namesOfAccounts } from './list-calendar';

const SHOWN = 8;
const SPAN_DAYS = 30;
const TROUBLED = ['failed', 'held', 'needs_attention', 'unknown'] as const;

/** The first screen: what goes out next, what needs a hand, and the totals of the last 30 days. */
export async function readDashboard(ctx: BusinessContext): Promise<Dashboard> {
  requirePermission(ctx, 'read');
  const id = ctx.business.id;
  const since = plus(ctx.now, -SPAN_DAYS * DAY);
  const [names, next, troubled, counts, days] = await Promise.all([
    namesOfAccounts(id),
    run(pool(), scheduledPage(['pending', 'sending']), [id, since, NEWEST.at, SHOWN, since, '']),
    prisma().scheduledPost.findMany({
      where: { businessId: id, status: { in: [...TROUBLED] }, scheduledAt: { gte: since } },
      orderBy: [{ scheduledAt: 'desc' }, { id: 'desc' }],
      take: SHOWN,
      select: {
        id: true,
        taskId: true,
        accountId: true,
        platform: true,
        status: true,
        scheduledAt: true,
        excerpt: true,
        recurrenceId: true,
        errorDetail: true,
      },
    }),
    run(pool(), countByStatus, [id, since, NEWEST.at, ['pending', 'failed']]),
    run(pool(), publicationsByDay, [id, since, ctx.business.timeZone]),
  ]);
  const count = (status: string) => counts.find((row) => row.status === status)?.posts ?? 0;
  return {
    asOf: ctx.now.toISOString(),
    next: next.map((row) => calendarItem(row, names)),
    troubled: troubled.map(({ errorDetail, scheduledAt, ...row }) => ({
      ...row,
      scheduledAt: scheduledAt.toISOString(),
      accountName: names.get(row.accountId) ?? row.accountId,
      error: errorDetail,
    })),
    totals: {
      published: days.reduce((sum, day) => sum + day.published, 0),
      failed: count('failed'),
      pending: count('pending'),
      byPlatform: summed(days, (day) => day.platform).map(([platform, published]) => ({ platform, published })),
      byDay: summed(days, (day) => day.day).map(([day, published]) => ({ day, published })),
    },
  };
}

function summed<Row extends { published: number }>(rows: Row[], keyOf: (row: Row) => string): [string, number][] {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.published);
  return [...sums].sort(([a], [b]) => a.localeCompare(b, 'en'));
}
