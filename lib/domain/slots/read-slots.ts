import type { NextSlotOfEachResponse, NextSlotsResponse, Slot, SlotsResponse } from '@/lib/contracts/slots';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { slotsOf } from '@/lib/data/db/statements/slots';
import { notFound } from '@/lib/foundation/errors';
import { type BusinessContext, requirePermission } from '../context';
import type { Occurrence } from '../recurrences/occurrences';
import { findFree } from './find-free';

/** The posting times of an account, in order of the week. */
export async function readSlots(ctx: BusinessContext, accountId: string): Promise<SlotsResponse> {
  requirePermission(ctx, 'read');
  await requireAccounts(ctx, [accountId]);
  const rows = await run(pool(), slotsOf, [ctx.business.id, [accountId]]);
  const slots = rows.map(({ weekday, minute }) => ({ weekday, time: timeOf(minute) }));
  return { data: { accountId, zone: ctx.business.timeZone, slots } };
}

/** Which of them come next and are free. Nothing is taken: another may be faster. */
export async function previewSlots(ctx: BusinessContext, accountId: string, limit: number): Promise<NextSlotsResponse> {
  requirePermission(ctx, 'read');
  await requireAccounts(ctx, [accountId]);
  const { hasSlots, free } = (await findFree(pool(), ctx, [accountId]))(accountId);
  const shown: NextSlotsResponse['data']['free'] = [];
  for (const occurrence of free) {
    shown.push(asShown(occurrence));
    if (shown.length === limit) break;
  }
  return { data: { accountId, zone: ctx.business.timeZone, hasSlots, free: shown } };
}

/** The next free one of each of several accounts. Nothing is taken. */
export async function previewNextOfEach(ctx: BusinessContext, accountIds: string[]): Promise<NextSlotOfEachResponse> {
  requirePermission(ctx, 'read');
  await requireAccounts(ctx, accountIds);
  const foundOf = await findFree(pool(), ctx, accountIds);
  const accounts = accountIds.map((accountId) => {
    const { hasSlots, free } = foundOf(accountId);
    const [next] = free;
    return { accountId, hasSlots, next: next ? asShown(next) : null };
  });
  return { data: { zone: ctx.business.timeZone, accounts } };
}

async function requireAccounts(ctx: BusinessContext, ids: string[]): Promise<void> {
  const found = await prisma().socialAccount.findMany({
    where: { id: { in: ids }, businessId: ctx.business.id },
    select: { id: true },
  });
  const known = new Set(found.map(({ id }) => id));
  const missing = ids.find((id) => !known.has(id));
  if (missing !== undefined) throw notFound('account', missing);
}

const asShown = ({ at, ...rest }: Occurrence): NextSlotsResponse['data']['free'][number] => ({
  ...rest,
  at: at.toISOString(),
});

const timeOf = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');

export const minuteOf = ({ time }: Slot): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
