import { prisma } from '@/lib/data/db/client';
import { type BusinessContext, can, requirePermission } from '../context';
import { mayGoOutUnreviewed } from './approval';

export interface ReviewRights {
  canWrite: boolean;
  /** Whether this actor decides on what waits. */
  canApprove: boolean;
  /** Whether what this actor writes must be approved before it goes out. */
  mustReview: boolean;
}

export async function readReviewRights(ctx: BusinessContext): Promise<ReviewRights> {
  requirePermission(ctx, 'read');
  return {
    canWrite: can(ctx.actor, 'publish'),
    canApprove: can(ctx.actor, 'approve'),
    mustReview: !(await mayGoOutUnreviewed(prisma(), ctx)),
  };
}
