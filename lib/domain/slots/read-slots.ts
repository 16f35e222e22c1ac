import type { NextSlotsResponse, Slot, SlotsResponse } from '@/lib/contracts/slots';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { slotsOf } from '@/lib/data/db/statements/slots';
import { notFound } from '@/lib/foundation/errors';
import { type BusinessContext, requirePermission } from '../context';
import { findFree } from './find-free';

/** The posting times of an account, in order of the week. */
export async function readSlots(ctx: BusinessContext, accountId: string): Promise<SlotsResponse> {
  requirePermission(ctx, 'read');
  await requireAccount(ctx, accountId);
  const rows = await run(pool(), slotsOf, [ctx.business.id, [accountId]]);
  const slots = rows.map(({ weekday, minute }) => ({ weekday, time: timeOf(minute) }));
  return { data: { accountId, zone: ctx.business.timeZone, slots } };
}

/** Which of them come next and are free. Nothing is taken: another may be faster. */
export async function previewSlots(ctx: BusinessContext, accountId: string, limit: number): Promise<NextSlotsResponse> {
  requirePermission(ctx, 'read');
  await requireAccount(ctx, accountId);
  const { hasSlots, free } = (await findFree(pool(), ctx, [accountId]))(accountId);
  const shown: NextSlotsResponse['data']['free'] = [];
  for (const { at, ...rest } of free) {
    shown.push({ ...rest, at: at.toISOString() });
    if (shown.length === limit) break;
  }
  return { data: { accountId, zone: ctx.business.timeZone, hasSlots, free: shown } };
}

async function requireAccount(ctx: BusinessContext, id: string): Promise<void> {
  const found = await prisma().socialAccount.findFirst({
    where: { id, businessId: ctx.business.id },
    select: { id: true },
  });
  if (!found) throw notFound('account', id);
}

const timeOf = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');

export const minuteOf = ({ time }: Slot): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
