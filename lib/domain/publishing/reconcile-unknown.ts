import { setTimeout as sleep } from 'node:timers/promises';
import type { claimUnknown } from '@/lib/data/db/statements/queue';
import { accountAccess } from '@/lib/domain/accounts/account-access';
import { logger } from '@/lib/foundation/logger';
import { SECOND } from '@/lib/foundation/time';
import type { Reconciliation } from '@/lib/platforms/platform';
import { platformAdapter } from '@/lib/platforms/registry';
import { otherIdsOf } from './other-ids-of';
import { probeDoubt } from './probe-doubt';
import { recordSettlement } from './record-settlement';
import { type Settlement, settleDoubt } from './state-machine';

type DoubtfulRow = NonNullable<NonNullable<(typeof claimUnknown)['types']>['row']>;

/** Shorter than the time for which the row is kept from others, so that who dies while asking delays it by no more. */
const RECONCILE_MS = 12 * SECOND;
/** A question that got no answer is put again after these, before its row waits for another look. */
const AGAIN_AFTER_MS = [250, SECOND];

/**
 * Asks the network whether a post in doubt stands, and settles it. Reads only, but for the one probe of a network that cannot
 * be read. @returns null when the claim was lost.
 */
export async function reconcileUnknown(row: DoubtfulRow): Promise<Settlement | null> {
  const answer = await askUntilRead(row);
  if (answer.kind === 'unclear' && answer.mayProbe) {
    const probed = await probeDoubt(row, row.unknown_since ?? row.scheduled_at);
    if (probed) return probed.settlement;
  }
  const now = new Date();
  const settlement = settleDoubt(answer, { now, since: row.unknown_since ?? row.scheduled_at, attempts: row.attempts });
  const kept = await recordSettlement({ row, from: ['unknown'], attemptId: null, settlement, outcome: answer, now });
  return kept ? settlement : null;
}

async function askUntilRead(row: DoubtfulRow): Promise<Reconciliation> {
  const signal = AbortSignal.timeout(RECONCILE_MS);
  for (const afterMs of AGAIN_AFTER_MS) {
    const answer = await ask(row, signal);
    if (answer.kind !== 'unclear' || !answer.isUnread || signal.aborted) return answer;
    await sleep(afterMs);
  }
  return ask(row, signal);
}

async function ask(row: DoubtfulRow, signal: AbortSignal): Promise<Reconciliation> {
  const since = row.unknown_since ?? row.scheduled_at;
  try {
    return await platformAdapter(row.platform).reconcile({
      access: await accountAccess(row.business_id, row.account_id),
      role: row.role,
      inReplyTo: row.in_reply_to,
      text: row.content,
      options: row.options,
      progress: row.progress,
      since,
      taken: await otherIdsOf(row, since),
      signal,
      now: new Date(),
    });
  } catch (error) {
    logger().warn({ err: error, scheduledPostId: row.id, platform: row.platform }, 'the network could not be asked');
    const detail = 'The network could not be asked whether the post stands.';
    return { kind: 'unclear', code: 'not_asked', detail, isUnread: true };
  }
}
