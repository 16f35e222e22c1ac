import type { BusinessSettings, UpdateBusiness } from '@/lib/contracts/business';
import { run } from '@/lib/data/db/sql';
import { lockForRebuild } from '@/lib/data/db/statements/rollups';
import { withTransaction } from '@/lib/data/db/transaction';
import { rebuildRollups } from '../analytics/rebuild-rollups';
import { recordEvent } from '../audit/record-event';
import { type BusinessContext, requirePermission } from '../context';
import { SETTINGS } from './get-business';

/**
 * Changes what is given. The address of the business stays: links to it keep working under a new name. In a new zone its posts
 * fall on other days, which are counted anew.
 */
export async function updateBusiness(ctx: BusinessContext, input: UpdateBusiness): Promise<BusinessSettings> {
  requirePermission(ctx, 'manage_business');
  const { id } = ctx.business;
  return withTransaction(async (tx) => {
    const [before] = input.timeZone ? await run(tx.client, lockForRebuild, [id]) : [];
    const business = await tx.prisma.business.update({ where: { id }, data: input, select: SETTINGS });
    if (before && before.time_zone !== business.timeZone) await rebuildRollups(tx.client, id);
    const entry = { action: 'business.changed', subjectType: 'business', subjectId: id };
    await recordEvent(tx, ctx, { ...entry, data: input });
    return business;
  });
}
