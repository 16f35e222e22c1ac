import type { Granularity, ReportQuery } from '@/lib/contracts/analytics-reports';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { accountOfBusiness, type RollupRow, rollupsByBucket } from '@/lib/data/db/statements/analytics-rollups';
import { notFound } from '@/lib/foundation/errors';
import type { BusinessContext } from '../context';
import type { ReportSpan } from './report-span';

/** The rollups of a span that a query lets through. */
export function reportRows(
  ctx: BusinessContext,
  { platform, accountId }: Pick<ReportQuery, 'platform' | 'accountId'>,
  { from, to }: ReportSpan,
  bucket: Granularity | 'all',
): Promise<RollupRow[]> {
  return run(pool(), rollupsByBucket, [ctx.business.id, from, to, bucket, platform ?? null, accountId ?? null]);
}

/** @throws AppError `not_found`: the business has no such account */
export async function requireAccount(ctx: BusinessContext, accountId: string | undefined): Promise<void> {
  if (accountId === undefined) return;
  const [account] = await run(pool(), accountOfBusiness, [ctx.business.id, accountId]);
  if (!account) throw notFound('account', accountId);
}
