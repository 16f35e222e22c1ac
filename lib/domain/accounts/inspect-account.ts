import { invalidateBusinessCache } from '@/lib/data/cache/instances';
import { prisma } from '@/lib/data/db/client';
import type { StoredAccount } from '@/lib/data/db/statements/tokens';
import { withTransaction } from '@/lib/data/db/transaction';
import { logger } from '@/lib/foundation/logger';
import { DAY, HOUR, MINUTE, plus, SECOND } from '@/lib/foundation/time';
import { type Inspection, PlatformError } from '@/lib/platforms/platform';
import { platformAdapter } from '@/lib/platforms/registry';
import { accountAccess } from './account-access';
import { answerRefusedToken } from './answer-refused-token';
import { foundColumns } from './found-columns';
import { requireReconnection } from './require-reconnection';
import { storedAccount } from './stored-token';

const INSPECT_MS = 20 * SECOND;

/** The next look: a day later, give or take, so that accounts connected together spread over the day. */
export const nextInspection = (now: Date, random: () => number = Math.random): Date =>
  plus(now, DAY + (random() - 0.5) * 8 * HOUR);

/** The daily look at an account: whether it lives, what it may do, until when, and what it is called by now. */
export async function inspectAccount(businessId: string, accountId: string, now: Date): Promise<Inspection['kind']> {
  const row = await storedAccount(businessId, accountId);
  const { answer, usedToken } = await look(row, now);
  const where = { id: accountId, businessId, status: 'connected' as const };
  if (answer.kind === 'alive') {
    const data = { ...foundColumns(row, answer), inspectedAt: now, inspectNotBefore: nextInspection(now) };
    await prisma().socialAccount.updateMany({ where, data });
    await invalidateBusinessCache(businessId);
    return answer.kind;
  }
  const inspectNotBefore = plus(now, answer.kind === 'RECONNECT' ? MINUTE : HOUR);
  await prisma().socialAccount.updateMany({ where, data: { inspectNotBefore } });
  if (answer.kind !== 'RECONNECT') return answer.kind;
  const refused = await answerRefusedToken(businessId, accountId, usedToken, now);
  if (refused.kind === 'dead') {
    const { code, detail } = answer;
    await withTransaction((tx) =>
      requireReconnection(tx, { businessId, accountId, tokenVersion: refused.tokenVersion, code, detail, now }),
    );
  }
  return answer.kind;
}

async function look(row: StoredAccount, now: Date): Promise<{ answer: Inspection; usedToken: string | null }> {
  let usedToken: string | null = null;
  try {
    const { inspect } = platformAdapter(row.platform);
    // A network that is not asked says nothing about the account: alive until a post tells otherwise.
    if (!inspect) return { answer: { kind: 'alive' }, usedToken };
    const access = await accountAccess(row.businessId, row.id);
    usedToken = access.accessToken;
    return { answer: await inspect({ access, signal: AbortSignal.timeout(INSPECT_MS), now }), usedToken };
  } catch (error) {
    if (error instanceof PlatformError) return { answer: error.outcome, usedToken };
    logger().error({ err: error, accountId: row.id, platform: row.platform }, 'the account could not be looked at');
    const detail = 'The account could not be looked at; trying again.';
    return { answer: { kind: 'TRANSIENT', code: 'unexpected', detail }, usedToken };
  }
}
