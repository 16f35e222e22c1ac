import type { RecurrenceRule } from '@/lib/contracts/recurrence-rule';
import { prisma } from '@/lib/data/db/client';
import { DAY, MINUTE, plus } from '@/lib/foundation/time';
import { createAccount, createContext } from '@/prisma/factories';
import { createRecurrence } from './create-recurrence';
import { planDueRecurrences } from './plan-due-recurrences';

export const inDays = (now: Date, days: number): string =>
  plus(now, days * DAY)
    .toISOString()
    .slice(0, 10);

/** A series for X and LinkedIn, on every third day at ten from tomorrow on: 20 dates in 60 days. */
export async function workspace(rule: Partial<RecurrenceRule> = {}) {
  const ctx = await createContext();
  const x = await createAccount(ctx.business, 'x');
  const linkedin = await createAccount(ctx.business, 'linkedin');
  const input = {
    accountIds: [x.id, linkedin.id],
    content: 'What are you reading?',
    mediaIds: [],
    options: {},
    variants: { [linkedin.id]: { content: 'What do you read at work?' } },
    rule: {
      startDate: inDays(ctx.now, 1),
      time: '10:00',
      frequency: { unit: 'day', every: 3 },
      end: { kind: 'never' },
      ...rule,
    } satisfies RecurrenceRule,
  };
  return { ctx, x, linkedin, input };
}

export async function series(rule: Partial<RecurrenceRule> = {}) {
  const given = await workspace(rule);
  const { data } = await createRecurrence(given.ctx, given.input);
  return { ...given, id: data.id, created: data };
}

export const rowsOf = (recurrenceId: string, status?: 'pending' | 'cancelled') =>
  prisma().scheduledPost.findMany({
    where: { recurrenceId, status },
    orderBy: [{ scheduledAt: 'asc' }, { id: 'asc' }],
  });
export const localsOf = async (id: string, status?: 'pending' | 'cancelled') =>
  (await rowsOf(id, status)).map((row) => `${row.platform} ${row.occurrenceLocal?.toISOString().slice(0, 16)}`).sort();
export const round = (now: Date) => planDueRecurrences({ signal: AbortSignal.timeout(MINUTE), now });
/** Makes the job's next round look at it, as of a later day. */
export const makeDue = (id: string) =>
  prisma().recurrence.update({ where: { id }, data: { planAt: plus(new Date(), -MINUTE) } });

export async function firstOf(id: string) {
  const [first] = await rowsOf(id, 'pending');
  if (!first) throw new Error('The series has planned nothing.');
  return first;
}
