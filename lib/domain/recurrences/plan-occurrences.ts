import { recurrenceRuleSchema } from '@/lib/contracts/recurrence-rule';
import { type RecurringComposition, recurringCompositionSchema } from '@/lib/contracts/recurrences';
import type { Recurrence } from '@/lib/data/db/generated/client';
import { run } from '@/lib/data/db/sql';
import { occurrencesOf } from '@/lib/data/db/statements/recurrences';
import type { Transaction } from '@/lib/data/db/transaction';
import { AppError } from '@/lib/foundation/errors';
import { newId } from '@/lib/foundation/ids';
import { HOUR, plus } from '@/lib/foundation/time';
import type { BusinessContext } from '../context';
import { knownParts } from '../posts/known-parts';
import { resolveTargets, type Target } from '../posts/resolve-targets';
import { scheduledRows } from '../posts/scheduled-rows';
import { postRow, variantRows } from '../posts/write-post';
import { wallOf } from './local-time';
import type { Occurrence } from './occurrences';
import { type Plan, planAhead } from './plan-ahead';

/**
 * Brings the planned weeks of a series up to date, in the transaction that holds its row. Dates that have a row already,
 * edited, skipped or sent, get no second one; accounts that are gone are left out, and said so.
 */
export async function planOccurrences(tx: Transaction, ctx: BusinessContext, series: Recurrence): Promise<void> {
  const composition = recurringCompositionSchema.parse(series.composition);
  const rule = recurrenceRuleSchema.parse(series.rule);
  const plan = planAhead({ rule, zone: series.zone }, composition, ctx.now);
  const { targets, problem } = await targetsOf(ctx, composition);
  const taken = await takenDates(tx, ctx, series.id, plan);
  for (const occurrence of plan.occurrences) {
    const open = targets.filter(({ accountId }) => !taken.has(dateKey(accountId, occurrence.local)));
    if (open.length > 0) await writeOccurrence(tx, ctx, { series, composition, targets: open, occurrence });
  }
  const last = plan.occurrences.at(-1);
  await tx.prisma.recurrence.update({
    where: { id: series.id },
    data: {
      problem,
      planAt: problem && last ? soonerOf(plan.planAt, plus(ctx.now, HOUR)) : plan.planAt,
      state: last ? series.state : 'ended',
      plannedUntil: last ? wallOf(last.local) : series.plannedUntil,
    },
  });
}

/** What could not be planned is tried again within the hour: an account may be connected by then. */
const soonerOf = (one: Date | null, other: Date): Date => (one && one < other ? one : other);

/** It comes once a date, so that a new time of day does not bring back what was skipped or sent on that date. */
const dateKey = (accountId: string, local: string): string => `${accountId} ${local.slice(0, 10)}`;

async function takenDates(tx: Transaction, ctx: BusinessContext, id: string, { occurrences }: Plan) {
  const [first] = occurrences;
  if (!first) return new Set<string>();
  const rows = await run(tx.client, occurrencesOf, [ctx.business.id, id, first.local.slice(0, 10)]);
  return new Set(rows.map((row) => dateKey(row.account_id, row.local)));
}

interface Planned {
  series: Recurrence;
  composition: RecurringComposition;
  targets: Target[];
  occurrence: Occurrence;
}

/** A composition of its own, so that one can be edited alone, and a row of the queue an account. */
async function writeOccurrence(tx: Transaction, ctx: BusinessContext, planned: Planned): Promise<void> {
  const { series, composition, targets, occurrence } = planned;
  const { id: businessId } = ctx.business;
  const postId = newId('post');
  const { createdBy, source } = series;
  await tx.prisma.post.create({ data: postRow(businessId, postId, composition, { createdBy, source }) });
  await tx.prisma.postVariant.createMany({ data: variantRows(businessId, postId, composition) });
  const ofSeries = { recurrenceId: series.id, occurrenceLocal: wallOf(occurrence.local) };
  const rows = targets
    .flatMap((target) => scheduledRows(businessId, postId, target, occurrence.at))
    .map((row) => (row.role === 'post' ? { ...row, ...ofSeries } : row));
  await tx.prisma.scheduledPost.createMany({ data: rows });
}

/** What can be planned of a composition as accounts, files and networks' rules are now, and why not the rest. */
async function targetsOf(
  ctx: BusinessContext,
  composition: RecurringComposition,
): Promise<{ targets: Target[]; problem: string | null }> {
  const known = await knownParts(ctx, composition);
  const accountIds = composition.accountIds.filter((id) => known.accounts.has(id));
  const variants = Object.fromEntries(Object.entries(composition.variants).filter(([id]) => accountIds.includes(id)));
  const gone = composition.accountIds.length - accountIds.length;
  try {
    const targets = resolveTargets({ ...composition, accountIds, variants }, known);
    return { targets, problem: gone > 0 ? goneAccounts(gone) : null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { targets: [], problem: error.message };
  }
}

const goneAccounts = (count: number): string =>
  `${count === 1 ? 'One account is' : `${count} accounts are`} no longer connected and left out. Connect again, or edit the series.`;
