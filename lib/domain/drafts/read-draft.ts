import { type Draft, draftCompositionSchema } from '@/lib/contracts/post-drafts';
import type { Draft as Row } from '@/lib/data/db/generated/client';
import type { Transaction } from '@/lib/data/db/transaction';
import { notFound } from '@/lib/foundation/errors';
import type { BusinessContext } from '../context';

type Doors = Pick<Transaction['prisma'], 'draft' | 'user'>;

/** @throws AppError `not_found`, also for a draft of another business. */
export async function rowOf(on: Pick<Doors, 'draft'>, ctx: BusinessContext, id: string): Promise<Row> {
  const row = await on.draft.findFirst({ where: { id, businessId: ctx.business.id } });
  if (!row) throw notFound('draft', id);
  return row;
}

export async function readDraft(on: Doors, ctx: BusinessContext, id: string): Promise<Draft> {
  const row = await rowOf(on, ctx, id);
  return draftOf(row, await namesIn(on, [row]));
}

/** The names of whoever wrote, sent or judged some drafts. */
export async function namesIn(on: Pick<Doors, 'user'>, rows: Row[]): Promise<ReadonlyMap<string, string>> {
  const named = rows.flatMap(({ createdBy, submittedBy, reviewedBy }) => [createdBy, submittedBy, reviewedBy]);
  const ids = [...new Set(named)].filter((id) => id !== null);
  const users = await on.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(users.map(({ id, name }) => [id, name]));
}

export function draftOf(row: Row, names: ReadonlyMap<string, string>): Draft {
  const person = (id: string | null) => {
    const name = id === null ? undefined : names.get(id);
    return id === null || name === undefined ? null : { id, name };
  };
  return {
    ...draftCompositionSchema.parse(row.composition),
    id: row.id,
    state: row.state,
    version: row.version,
    excerpt: row.excerpt,
    scheduledAt: row.scheduledAt?.toISOString() ?? null,
    comment: row.comment,
    createdBy: person(row.createdBy),
    submittedBy: person(row.submittedBy),
    submittedAt: row.submittedAt?.toISOString() ?? null,
    reviewedBy: person(row.reviewedBy),
    reviewedAt: row.reviewedAt?.toISOString() ?? null,
    replaces: row.replaces,
    postId: row.postId,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
