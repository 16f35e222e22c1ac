import type { Draft } from '@/lib/contracts/post-drafts';
import { prisma } from '@/lib/data/db/client';
import { type BusinessContext, requirePermission } from '../context';
import { readDraft } from './read-draft';

/** One draft of the business. */
export async function getDraft(ctx: BusinessContext, id: string): Promise<Draft> {
  requirePermission(ctx, 'read');
  return readDraft(prisma(), ctx, id);
}
