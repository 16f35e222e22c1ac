import type { BusinessSettings } from '@/lib/contracts/business';
import { prisma } from '@/lib/data/db/client';
import { type BusinessContext, requirePermission } from '../context';

export const SETTINGS = {
  id: true,
  slug: true,
  name: true,
  timeZone: true,
  latePolicy: true,
  lateLimitMinutes: true,
  probeUnreadable: true,
  needsApproval: true,
} as const;

export async function getBusiness(ctx: BusinessContext): Promise<BusinessSettings> {
  requirePermission(ctx, 'read');
  return prisma().business.findUniqueOrThrow({ where: { id: ctx.business.id }, select: SETTINGS });
}
