import type { ScheduledPostStatus } from '@/lib/contracts/scheduled-posts';
import { type Queryable, run } from '@/lib/data/db/sql';
import type { ClaimedRow } from '@/lib/data/db/statements/claimed-row';
import { releaseHeldRow } from '@/lib/data/db/statements/held';
import {
  insertPublication,
  releaseFollowers,
  reopenAttempt,
  settleAttempt,
  settleDoubtfulAttempts,
  settleRow,
} from '@/lib/data/db/statements/ledger';
import { lockAccountStatus } from '@/lib/data/db/statements/tokens';
import { type Transaction, withStatements, withTransaction } from '@/lib/data/db/transaction';
import { requireReconnection } from '@/lib/domain/accounts/require-reconnection';
import { newId } from '@/lib/foundation/ids';
import type { Outcome, Reconciliation } from '@/lib/platforms/platform';
import { nextReadingAt } from '../analytics/cadence';
import { heedAnswer } from './pause-network';
import type { Settlement } from './state-machine';

interface Record {
  row: Pick<ClaimedRow, 'id' | 'fence' | 'attempts' | 'progress' | 'business_id' | 'account_id' | 'platform'> & {
    is_probe?: boolean;
  };
  from: ScheduledPostStatus[];
  /** The attempt that this outcome ends; null when earlier attempts in doubt are settled. */
  attemptId: string | null;
  settlement: Settlement;
  outcome: Outcome | Reconciliation;
  /** The clock by which the settlement was made; the database is told the difference alone. */
  now: Date;
  /** With RECONNECT: the version of the account's token that is dead. */
  deadToken?: number | null;
}

/** Writes row, attempt and publication in one transaction. @returns false when another claim holds the row by now. */
export async function recordSettlement(record: Record): Promise<boolean> {
  const { outcome } = record;
  if (outcome.kind !== 'RECONNECT') return withStatements((client) => settleAll(client, record));
  return withTransaction(async (tx) => {
    const kept = await settleAll(tx.client, record);
    if (kept) await holdWithAccount(tx, record, outcome);
    return kept;
  });
}

async function settleAll(client: Queryable, record: Record): Promise<boolean> {
  const { row, from, attemptId, settlement, outcome } = record;
  const { status, error, progress } = settlement;
  const kept = progress === undefined ? row.progress : progress;
  const publication = outcome.kind === 'OK' || outcome.kind === 'found' ? outcome : null;
  const settled = await run(client, settleRow, [
    row.id,
    row.fence,
    from,
    status,
    settlement.notBefore && settlement.notBefore.getTime() - record.now.getTime(),
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
      // The ledger keeps the network's own words; the post may tell the person better ones.
      'detail' in outcome ? outcome.detail : (error?.detail ?? null),
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
  await heedAnswer(client, row.platform, outcome, row.is_probe === true);
  return true;
}

/** The post is held with all that waits for its account, unless somebody connected the account meanwhile. */
async function holdWithAccount(
  tx: Transaction,
  { row, deadToken }: Record,
  { code, detail }: { code: string; detail: string },
): Promise<void> {
  const { business_id: businessId, account_id: accountId } = row;
  if (deadToken != null) {
    const dead = { businessId, accountId, tokenVersion: deadToken, code, detail, now: new Date() };
    if (await requireReconnection(tx, dead)) return;
  }
  const [account] = await run(tx.client, lockAccountStatus, [businessId, accountId]);
  if (account?.status === 'connected') await run(tx.client, releaseHeldRow, [row.id]);
}
