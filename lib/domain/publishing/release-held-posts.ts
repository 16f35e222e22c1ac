import { run } from '@/lib/data/db/sql';
import { cancelFollowers } from '@/lib/data/db/statements/follow-ups';
import { heldPosts, releaseHeld } from '@/lib/data/db/statements/held';
import type { Transaction } from '@/lib/data/db/transaction';
import { releasePlan } from './release-plan';

export interface Released {
  pending: number;
  needsAttention: number;
  cancelled: number;
}

/** Accounts can post again: what waited for them goes on, what is late by the business's own policy. */
export async function releaseHeldPosts(
  tx: Transaction,
  businessId: string,
  accountIds: string[],
  now: Date,
): Promise<Released> {
  const rules = await tx.prisma.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { latePolicy: true, lateLimitMinutes: true },
  });
  const rows = await run(tx.client, heldPosts, [businessId, accountIds]);
  const ways = releasePlan(
    rows.map(({ id, account_id, role, scheduled_at }) => ({
      id,
      accountId: account_id,
      role,
      scheduledAt: scheduled_at,
    })),
    { policy: rules.latePolicy, limitMinutes: rules.lateLimitMinutes },
    now,
  );
  await run(tx.client, releaseHeld, [
    ways.map(({ id }) => id),
    ways.map(({ status }) => status),
    ways.map(({ notBefore }) => notBefore),
    ways.map(({ error }) => error?.code ?? null),
    ways.map(({ error }) => error?.detail ?? null),
  ]);
  const count = (status: string): number => ways.filter((way) => way.status === status).length;
  for (const { id, status } of ways) {
    if (status === 'cancelled') await run(tx.client, cancelFollowers, [businessId, id]);
  }
  return { pending: count('pending'), needsAttention: count('needs_attention'), cancelled: count('cancelled') };
}
