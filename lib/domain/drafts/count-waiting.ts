import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { countInReview } from '@/lib/data/db/statements/drafts';
import { type BusinessContext, requirePermission } from '../context';

/** How many drafts wait for an approver's decision. */
export async function countWaiting(ctx: BusinessContext): Promise<number> {
  requirePermission(ctx, 'read');
  const [row] = await run(pool(), countInReview, [ctx.business.id]);
  return row?.drafts ?? 0;
}
