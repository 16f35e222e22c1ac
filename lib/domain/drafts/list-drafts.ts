import { type DraftState, type DraftsPage, OPEN_DRAFT_STATES } from '@/lib/contracts/post-drafts';
import { prisma } from '@/lib/data/db/client';
import { decodeCursor, encodeCursor } from '@/lib/data/db/cursor';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { draftPage } from '@/lib/data/db/statements/drafts';
import { NEWEST } from '@/lib/data/db/statements/posts';
import { type BusinessContext, requirePermission } from '../context';
import { pageOf } from '../posts/page-of';
import { draftOf, namesIn } from './read-draft';

/** What is not in the queue yet, last changed first, paged by key; of all open states unless some are asked for. */
export async function listDrafts(
  ctx: BusinessContext,
  { state = [...OPEN_DRAFT_STATES], cursor, limit }: { state?: DraftState[]; cursor?: string; limit: number },
): Promise<DraftsPage> {
  requirePermission(ctx, 'read');
  const [at = NEWEST.at.toISOString(), beforeId = NEWEST.id] = cursor ? decodeCursor('drafts', cursor) : [];
  const found = await run(pool(), draftPage, [ctx.business.id, state, at, beforeId, limit + 1]);
  const page = pageOf(found, limit, (row) => encodeCursor('drafts', [row.updated_at.toISOString(), row.id]));
  const rows = await prisma().draft.findMany({ where: { id: { in: page.data.map(({ id }) => id) } } });
  const names = await namesIn(prisma(), rows);
  return {
    ...page,
    data: page.data.flatMap(({ id }) => {
      const row = rows.find((each) => each.id === id);
      return row ? [draftOf(row, names)] : [];
    }),
  };
}
