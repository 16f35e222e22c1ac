import type { ScheduledPostStatus } from '@/lib/contracts/scheduled-posts';
import { run } from '@/lib/data/db/sql';
import { requireReconnect } from '@/lib/data/db/statements/accounts';
import {
  insertPublication,
  releaseFollowers,
  reopenAttempt,
  settleAttempt,
  settleDoubtfulAttempts,
  settleRow,
} from '@/lib/data/db/statements/ledger';
import type { ClaimedRow } from '@/lib/data/db/statements/queue';
import { withTransaction } from '@/lib/data/db/transaction';
import { newId } from '@/lib/foundation/ids';
import type { Outcome, Reconciliation } from '@/lib/platforms/platform';
import { nextReadingAt } from '../analytics/cadence';
import type { Settlement } from './state-machine';

interface Record {
  row: Pick<ClaimedRow, 'id' | 'fence' | 'attempts' | 'progress' | 'account_id' | 'platform'>;
  from: ScheduledPostStatus[];
  /** The attempt that this outcome ends; null when earlier attempts in doubt are settled. */
  attemptId: string | null;
  settlement: Settlement;
  outcome: Outcome | Reconciliation;
}

/** Writes row, attempt and publication in one transaction. @returns false when another claim holds the row by now. */
export async function recordSettlement({ row, from, attemptId, settlement, outcome }: Record): Promise<boolean> {
  const { status, error, progress } = settlement;
  const kept = progress === undefined ? row.progress : progress;
  const publication = outcome.kind === 'OK' || outcome.kind === 'found' ? outcome : null;
  return withTransaction(async ({ client }) => {
    const settled = await run(client, settleRow, [
      row.id,
      row.fence,
      from,
      status,
      settlement.notBefore,
      row.attempts + (settlement.counts ? 1 : 0),
      error?.code ?? null,
      error?.detail ?? null,
      kept ? JSON.stringify(kept) : null,
    ]);
    if (settled.length === 0) return false;
    if (attemptId === null) {
      if (settlement.attempt !== 'unknown') {
        await run(client, settleDoubtfulAttempts, [row.id, settlement.attempt, publication?.platformPostId ?? null]);
      }
    } else if (settlement.attempt === 'prepared') {
      await run(client, reopenAttempt, [attemptId]);
    } else {
      await run(client, settleAttempt, [
        attemptId,
        settlement.attempt,
        outcome.kind,
        error?.code ?? null,
        error?.detail ?? null,
        publication?.platformPostId ?? null,
      ]);
    }
    if (publication) {
      const verifiedAt = outcome.kind === 'found' ? new Date() : null;
      const { platformPostId, permalink, publishedAt } = publication;
      const metricsDueAt = nextReadingAt({ platform: row.platform, publishedAt, now: new Date(), unchanged: 0 });
      await run(client, insertPublication, [
        newId('pub'),
        row.id,
        platformPostId,
        permalink,
        publishedAt,
        verifiedAt,
        metricsDueAt,
      ]);
      await run(client, releaseFollowers, [row.id]);
    }
    if (outcome.kind === 'RECONNECT') await run(client, requireReconnect, [row.account_id]);
    return true;
  });
}
