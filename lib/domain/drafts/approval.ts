import type { Transaction } from '@/lib/data/db/transaction';
import { AppError } from '@/lib/foundation/errors';
import { type BusinessContext, can } from '../context';

/** Whether what this actor writes may go into the queue before somebody approved it. */
export async function mayGoOutUnreviewed(
  on: Pick<Transaction['prisma'], 'business'>,
  ctx: BusinessContext,
): Promise<boolean> {
  if (can(ctx.actor, 'approve')) return true;
  const { id } = ctx.business;
  const settings = await on.business.findUniqueOrThrow({ where: { id }, select: { needsApproval: true } });
  return !settings.needsApproval;
}

const REMEDY = 'Save it as a draft and send that for review (POST /api/v2/drafts, then /submit).';

export const needsApproval = ({ business }: BusinessContext, remedy = REMEDY): AppError =>
  new AppError('needs_approval', `Posts of ${business.name} need approval. ${remedy}`);

/** @throws AppError `needs_approval` with what to do instead */
export async function requireUnreviewed(
  on: Pick<Transaction['prisma'], 'business'>,
  ctx: BusinessContext,
  remedy?: string,
): Promise<void> {
  if (!(await mayGoOutUnreviewed(on, ctx))) throw needsApproval(ctx, remedy);
}
