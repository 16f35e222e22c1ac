import { run } from '@/lib/data/db/sql';
import { cancelFollowers } from '@/lib/data/db/statements/follow-ups';
import { sendOnTheirWays } from '@/lib/data/db/statements/held';
import type { Transaction } from '@/lib/data/db/transaction';
import { env } from '@/lib/foundation/env';
import { releasePlan, type WaitingPost } from './release-plan';

export interface Released {
  pending: number;
  needsAttention: number;
  cancelled: number;
}

/** Posts of one business that waited in the status `from`, locked, go on: what is late by the business's own policy. */
export async function sendPostsOnTheirWays(
  tx: Transaction,
  businessId: string,
  from: 'held' | 'pending',
  posts: readonly WaitingPost[],
  queued?: ReadonlyMap<string, number>,
): Promise<Released> {
  const rules = await tx.prisma.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { latePolicy: true, lateLimitMinutes: true },
  });
  const catchUp = { gapMs: env().CATCH_UP_GAP_MS, limit: env().CATCH_UP_LIMIT };
  const late = { policy: rules.latePolicy, limitMinutes: rules.lateLimitMinutes };
  const ways = releasePlan(posts, late, catchUp, queued);
  await run(tx.client, sendOnTheirWays, [
    from,
    ways.map(({ id }) => id),
    ways.map(({ status }) => status),
    ways.map(({ afterMs }) => afterMs),
    ways.map(({ error }) => error?.code ?? null),
    ways.map(({ error }) => error?.detail ?? null),
  ]);
  const count = (status: string): number => ways.filter((way) => way.status === status).length;
  for (const { id, status } of ways) {
    if (status === 'cancelled') await run(tx.client, cancelFollowers, [businessId, id]);
  }
  return { pending: count('pending'), needsAttention: count('needs_attention'), cancelled: count('cancelled') };
}
