import type { CreateRecurrence, RecurrenceResponse } from '@/lib/contracts/recurrences';
import { withTransaction } from '@/lib/data/db/transaction';
import { invalidField } from '@/lib/foundation/errors';
import { newId } from '@/lib/foundation/ids';
import { DAY } from '@/lib/foundation/time';
import { recordEvent } from '../audit/record-event';
import { type BusinessContext, requirePermission } from '../context';
import { requireUnreviewed } from '../drafts/approval';
import { excerpt } from '../posts/excerpt';
import { knownParts } from '../posts/known-parts';
import { resolveTargets } from '../posts/resolve-targets';
import { occurrencesAfter, occurrencesFrom, type ZonedRule } from './occurrences';
import { planOccurrences } from './plan-occurrences';
import { nextTimes, recurrenceOf, rowOf } from './read-recurrence';

/** A series goes out by itself, so whoever may approve begins it and chooses its words. */
export const SERIES_REMEDY = 'Ask an owner or an admin to begin or change this series.';

const FURTHEST_MS = 5 * 365 * DAY;

/** Begins a series and plans its first weeks, in one transaction. @throws AppError on a rule that is past or never comes. */
export async function createRecurrence(ctx: BusinessContext, input: CreateRecurrence): Promise<RecurrenceResponse> {
  requirePermission(ctx, 'publish');
  const { businessId: _named, rule, zone = ctx.business.timeZone, ...composition } = input;
  refusePast({ rule, zone }, ctx.now);
  refuseEmpty({ rule, zone }, ctx.now);
  resolveTargets(composition, await knownParts(ctx, composition));
  const id = newId('rec', ctx.now);
  return withTransaction(async (tx) => {
    await requireUnreviewed(tx.prisma, ctx, SERIES_REMEDY);
    const series = await tx.prisma.recurrence.create({
      data: {
        id,
        businessId: ctx.business.id,
        zone,
        rule,
        composition,
        excerpt: excerpt(composition.content),
        createdBy: ctx.actor.id,
        source: ctx.actor.type,
        createdAt: ctx.now,
      },
    });
    await planOccurrences(tx, ctx, series);
    await recordEvent(tx, ctx, {
      action: 'recurrence.created',
      subjectType: 'recurrence',
      subjectId: id,
      data: { zone, rule, accountIds: composition.accountIds },
    });
    const planned = await rowOf(tx.prisma, ctx, id);
    const answer = { data: recurrenceOf(planned, await nextTimes(tx.client, ctx, [id])) };
    await ctx.keepAnswer?.(tx, answer);
    return answer;
  });
}

/** @throws AppError on a rule of which nothing is to come within five years. */
export function refuseEmpty(rule: ZonedRule, now: Date): void {
  const [next] = occurrencesAfter(rule, now);
  if (!next)
    throw invalidField('rule.end', 'never_comes', 'This series ends before it comes once more. Choose a later end.');
  if (next.at.getTime() - now.getTime() > FURTHEST_MS) {
    throw invalidField('rule.startDate', 'too_far', 'Choose a start within the next five years.');
  }
}

function refusePast({ rule, zone }: ZonedRule, now: Date): void {
  const [first] = occurrencesFrom({ rule, zone }, rule.startDate);
  if (!first || first.at > now) return;
  const message = `The first time, ${first.local.replace('T', ' ')}, has passed. Choose a later start.`;
  throw invalidField('rule.startDate', 'in_the_past', message);
}
