import type { Platform } from '@/lib/contracts/platform-names';
import type { ScheduledPostStatus } from '@/lib/contracts/scheduled-posts';
import { invalidateBusinessCache } from '@/lib/data/cache/instances';
import { byColumn, type Queryable, run } from '@/lib/data/db/sql';
import type { ClaimedRow } from '@/lib/data/db/statements/claimed-row';
import { releaseHeldRow } from '@/lib/data/db/statements/held';
import { type SettledClaim, settleClaims } from '@/lib/data/db/statements/settlement';
import { lockAccountStatus } from '@/lib/data/db/statements/tokens';
import { type Transaction, withStatements, withTransaction } from '@/lib/data/db/transaction';
import { requireReconnection } from '@/lib/domain/accounts/require-reconnection';
import { newId } from '@/lib/foundation/ids';
import type { Outcome, Reconciliation } from '@/lib/platforms/platform';
import { nextReadingAt } from '../analytics/cadence';
import { settledClaim } from './ledger-commits';
import { concernsNetwork, heedAnswer } from './pause-network';
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

/** Writes row, attempt and publication in one commit. @returns false when another claim holds the row by now. */
export async function recordSettlement(record: Record): Promise<boolean> {
  const kept = await writeSettlement(record);
  if (kept) await invalidateBusinessCache(record.row.business_id);
  return kept;
}

async function writeSettlement(record: Record): Promise<boolean> {
  const { row, outcome } = record;
  if (outcome.kind === 'RECONNECT') {
    return withTransaction(async (tx) => {
      const kept = await settled(tx.client, record);
      if (kept) await holdWithAccount(tx, record, outcome);
      return kept;
    });
  }
  if (!concernsNetwork(outcome, row.is_probe === true)) return settledClaim.run(claimOf(record));
  return withStatements(async (client) => {
    const kept = await settled(client, record);
    if (kept) await heedAnswer(client, row.platform, outcome);
    return kept;
  });
}

const settled = async (client: Queryable, record: Record): Promise<boolean> =>
  (await run(client, settleClaims, byColumn([claimOf(record)]))).length > 0;

function claimOf({ row, from, attemptId, settlement, outcome, now }: Record): SettledClaim {
  const { status, attempt, error, progress } = settlement;
  const kept = progress === undefined ? row.progress : progress;
  const publication = outcome.kind === 'OK' || outcome.kind === 'found' ? outcome : null;
  return [
    ...([row.id, row.fence, `{${from.join()}}`, status] as const),
    settlement.notBefore && settlement.notBefore.getTime() - now.getTime(),
    row.attempts + (settlement.counts ? 1 : 0),
    error?.code ?? null,
    error?.detail ?? null,
    kept ? JSON.stringify(kept) : null,
    ...([attemptId, attempt, outcome.kind] as const),
    // The ledger keeps the network's own words; the post may tell the person better ones.
    'detail' in outcome ? outcome.detail : (error?.detail ?? null),
    ...(publication ? standing(row.platform, publication) : NOTHING_STANDS),
  ];
}

type Standing = [
  platformPostId: string | null,
  publicationId: string | null,
  permalink: string | null,
  publishedAt: Date | null,
  verifiedAt: Date | null,
  metricsDueAt: Date | null,
];

const NOTHING_STANDS: Standing = [null, null, null, null, null, null];

function standing(
  platform: Platform,
  publication: Extract<Outcome | Reconciliation, { kind: 'OK' | 'found' }>,
): Standing {
  const { kind, platformPostId, permalink, publishedAt } = publication;
  const now = new Date();
  const metricsDueAt = nextReadingAt({ platform, publishedAt, now, unchanged: 0 });
  return [platformPostId, newId('pub'), permalink, publishedAt, kind === 'found' ? now : null, metricsDueAt];
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
