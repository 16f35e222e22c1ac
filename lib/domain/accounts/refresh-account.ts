import { invalidateBusinessCache } from '@/lib/data/cache/instances';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import type { StoredAccount } from '@/lib/data/db/statements/tokens';
import { keepRefreshFailure, leaseRefresh } from '@/lib/data/db/statements/tokens';
import { withTransaction } from '@/lib/data/db/transaction';
import { logger } from '@/lib/foundation/logger';
import { SECOND } from '@/lib/foundation/time';
import { PlatformError, type PlatformFailure, type Refreshed } from '@/lib/platforms/platform';
import { platformAdapter } from '@/lib/platforms/registry';
import { retryRefreshAt } from './refresh-schedule';
import { requireReconnection } from './require-reconnection';
import { canRefresh, openAccess, openRefreshToken, storedAccount, tokenColumns } from './stored-token';

export type RefreshResult =
  /** The stored token is a new one, by this call or by another meanwhile. */
  | { kind: 'renewed' }
  /** Another refresher holds the account or was faster, or it is not connected. */
  | { kind: 'busy' }
  /** For now; the token that is stored stays in use until its end. */
  | { kind: 'failed'; until: Date }
  /** The network's last word about this token. */
  | { kind: 'refused'; code: string; detail: string };

const REFRESH_MS = 20 * SECOND;
/** A refresher that died gives the account free after this. */
const LEASE_MS = 45 * SECOND;
const SAVE_TRIES = 3;

/** Gets a successor for the token of that version and stores it. One refresher at a time, across processes; nothing is disconnected by a failure. */
export async function refreshAccount(
  businessId: string,
  accountId: string,
  tokenVersion: number,
  now: Date,
): Promise<RefreshResult> {
  const leased = await run(pool(), leaseRefresh, [businessId, accountId, LEASE_MS, tokenVersion]);
  if (leased.length === 0) return { kind: 'busy' };
  try {
    return await refreshLeased(businessId, accountId, now);
  } finally {
    await invalidateBusinessCache(businessId);
  }
}

async function refreshLeased(businessId: string, accountId: string, now: Date): Promise<RefreshResult> {
  // Read after the lease was taken: a rotation that ended before it is seen.
  const row = await storedAccount(businessId, accountId);
  if (!canRefresh(row)) {
    await run(pool(), keepRefreshFailure, [businessId, accountId, row.tokenVersion, null, null, false]);
    const detail = 'The network gives this account no way to renew its access. Connect it again.';
    return { kind: 'refused', code: 'not_refreshable', detail };
  }
  const answer = await ask(row, now);
  return answer.kind === 'refreshed' ? store(row, answer, now) : keepFailure(row, answer, now);
}

async function ask(row: StoredAccount, now: Date): Promise<Refreshed> {
  try {
    const { refresh } = platformAdapter(row.platform);
    if (!refresh || row.accessTokenSealed === null) throw new Error('The account cannot be refreshed.');
    const access = openAccess(row, row.accessTokenSealed);
    return await refresh({ access, refreshToken: openRefreshToken(row), signal: AbortSignal.timeout(REFRESH_MS), now });
  } catch (error) {
    if (error instanceof PlatformError) return error.outcome;
    logger().error({ err: error, accountId: row.id, platform: row.platform }, 'the token could not be refreshed');
    return { kind: 'TRANSIENT', code: 'unexpected', detail: 'The token could not be refreshed; trying again.' };
  }
}

/** The old token may be dead by now, so the new one is not given up for one error of the database. */
async function store(
  row: StoredAccount,
  { token }: Extract<Refreshed, { kind: 'refreshed' }>,
  now: Date,
): Promise<RefreshResult> {
  const data = { ...tokenColumns(row, token, now, row), ...(token.scopes.length > 0 && { scopes: token.scopes }) };
  const where = { id: row.id, businessId: row.businessId, tokenVersion: row.tokenVersion, isActive: true };
  for (let attempt = 1; ; attempt++) {
    try {
      await prisma().socialAccount.updateMany({ where, data });
      return { kind: 'renewed' };
    } catch (error) {
      if (attempt === SAVE_TRIES) throw error;
      logger().warn({ err: error, accountId: row.id }, 'a new token could not be stored; trying again');
    }
  }
}

async function keepFailure(row: StoredAccount, failure: PlatformFailure, now: Date): Promise<RefreshResult> {
  const { businessId, id, tokenVersion } = row;
  const fields = { accountId: id, platform: row.platform, kind: failure.kind, code: failure.code };
  logger().warn(fields, 'a token was not refreshed');
  if (failure.kind !== 'RECONNECT') {
    const until = retryRefreshAt(failure, row.refreshFailures, now);
    await run(pool(), keepRefreshFailure, [businessId, id, tokenVersion, until, failure.code, false]);
    return { kind: 'failed', until };
  }
  const current = await storedAccount(businessId, id);
  if (current.tokenVersion !== tokenVersion) return { kind: 'renewed' };
  const { code, detail } = failure;
  // What is left of the access token is still good; its end is the next time to ask.
  const until = row.tokenExpiresAt;
  await run(pool(), keepRefreshFailure, [businessId, id, tokenVersion, until, code, true]);
  if (until !== null && until <= now) {
    await withTransaction((tx) =>
      requireReconnection(tx, { businessId, accountId: id, tokenVersion, code, detail, now }),
    );
  }
  return { kind: 'refused', code, detail };
}
