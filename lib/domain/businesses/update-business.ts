import type { BusinessSettings, UpdateBusiness } from '@/lib/contracts/business';
import { withTransaction } from '@/lib/data/db/transaction';
import { recordEvent } from '../audit/record-event';
import { type BusinessContext, requirePermission } from '../context';
import { SETTINGS } from './get-business';

/** Changes what is given. The address of the business stays: links to it keep working under a new name. */
export async function updateBusiness(ctx: BusinessContext, input: UpdateBusiness): Promise<BusinessSettings> {
  requirePermission(ctx, 'manage_business');
  const { id } = ctx.business;
  return withTransaction(async (tx) => {
    const business = await tx.prisma.business.update({ where: { id }, data: input, select: SETTINGS });
    const entry = { action: 'business.changed', subjectType: 'business', subjectId: id };
    await recordEvent(tx, ctx, { ...entry, data: input });
    return business;
  });
}
