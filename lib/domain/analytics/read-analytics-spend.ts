import type { AnalyticsSpend, AnalyticsSpendQuery } from '@/lib/contracts/analytics';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { type SpendRow, spendOfBusiness, spendOfDay } from '@/lib/data/db/statements/metric-spend';
import { DAY, plus } from '@/lib/foundation/time';
import { type BusinessContext, requirePermission } from '../context';
import { dailyLimitMicros, MICROS, utcDay } from './read-budget';

/** The dearest businesses of a day that the operator is shown. */
const MOST_BUSINESSES = 50;

/** What reading numbers has cost the business, day by day, the newest first. */
export async function readAnalyticsSpend(
  ctx: BusinessContext,
  { days }: AnalyticsSpendQuery,
): Promise<AnalyticsSpend[]> {
  requirePermission(ctx, 'read');
  const since = utcDay(plus(ctx.now, -(days - 1) * DAY));
  return (await run(pool(), spendOfBusiness, [ctx.business.id, since])).map(spendOf);
}

type BusinessSpend = AnalyticsSpend & { businessId: string; businessName: string };

/** What it cost each business today; for the operator, whose page asks who is one. */
export async function readSpendOfToday(now: Date): Promise<BusinessSpend[]> {
  const rows = await run(pool(), spendOfDay, [utcDay(now), MOST_BUSINESSES]);
  return rows.map((row) => ({ ...spendOf(row), businessId: row.business_id, businessName: row.business_name }));
}

function spendOf({ day, platform, posts_read, usd_micros }: SpendRow): AnalyticsSpend {
  const limit = dailyLimitMicros(platform);
  return {
    day,
    platform,
    postsRead: posts_read,
    usd: Number(usd_micros) / MICROS,
    limitUsd: limit === null ? null : limit / MICROS,
  };
}
