import { recurrenceRuleSchema } from '@/lib/contracts/recurrence-rule';
import { type Recurrence, recurringCompositionSchema, type UpdateRecurrence } from '@/lib/contracts/recurrences';
import type { Recurrence as Row } from '@/lib/data/db/generated/client';
import { run } from '@/lib/data/db/sql';
import { dropEmptyPosts, dropPlanned, lockRecurrence } from '@/lib/data/db/statements/recurrences';
import { type Transaction, withTransaction } from '@/lib/data/db/transaction';
import { AppError } from '@/lib/foundation/errors';
import { recordEvent } from '../audit/record-event';
import { type BusinessContext, requirePermission } from '../context';
import { requireUnreviewed } from '../drafts/approval';
import { excerpt } from '../posts/excerpt';
import { knownParts } from '../posts/known-parts';
import { resolveTargets } from '../posts/resolve-targets';
import { refuseEmpty, SERIES_REMEDY } from './create-recurrence';
import { planOccurrences } from './plan-occurrences';
import { readRecurrence, rowOf } from './read-recurrence';

/**
 * Changes a series, pauses or resumes it. What is to come and was neither edited nor skipped is taken out and planned anew;
 * while paused, nothing is. What a worker has claimed goes out.
 */
export async function updateRecurrence(ctx: BusinessContext, id: string, input: UpdateRecurrence): Promise<Recurrence> {
  requirePermission(ctx, 'publish');
  await withTransaction(async (tx) => {
    await run(tx.client, lockRecurrence, [ctx.business.id, id]);
    const before = await rowOf(tx.prisma, ctx, id);
    if (Object.keys(input).some((field) => field !== 'state')) await requireUnreviewed(tx.prisma, ctx, SERIES_REMEDY);
    if (before.state === 'ended') throw new AppError('conflict', 'This series has ended. Begin a new one.');
    const data = await changed(ctx, before, input);
    const series = await tx.prisma.recurrence.update({ where: { id }, data });
    await dropUntouched(tx, ctx, id);
    if (series.state === 'active') await planOccurrences(tx, ctx, series);
    else await tx.prisma.recurrence.update({ where: { id }, data: { planAt: null } });
    await recordEvent(tx, ctx, {
      action: actionOf(before.state, series.state),
      subjectType: 'recurrence',
      subjectId: id,
      data: { fields: Object.keys(input) },
    });
  });
  return readRecurrence(ctx, id);
}

async function changed(ctx: BusinessContext, before: Row, input: UpdateRecurrence) {
  const { state = before.state, rule: newRule, zone = before.zone, ...fields } = input;
  const rule = newRule ?? recurrenceRuleSchema.parse(before.rule);
  if (newRule || input.zone) refuseEmpty({ rule, zone }, ctx.now);
  const composition = recurringCompositionSchema.parse({
    ...recurringCompositionSchema.parse(before.composition),
    ...fields,
  });
  if (Object.keys(fields).length > 0) resolveTargets(composition, await knownParts(ctx, composition));
  return { state, zone, rule, composition, excerpt: excerpt(composition.content) };
}

async function dropUntouched(tx: Transaction, ctx: BusinessContext, id: string): Promise<void> {
  const dropped = await run(tx.client, dropPlanned, [ctx.business.id, id]);
  const postIds = [...new Set(dropped.map(({ post_id }) => post_id))];
  await run(tx.client, dropEmptyPosts, [ctx.business.id, postIds]);
}

function actionOf(before: Row['state'], after: Row['state']): string {
  if (before === after) return 'recurrence.changed';
  return after === 'paused' ? 'recurrence.paused' : 'recurrence.resumed';
}
