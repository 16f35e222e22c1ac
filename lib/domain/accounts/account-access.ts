import { setTimeout as sleep } from 'node:timers/promises';
import type { StoredAccount } from '@/lib/data/db/statements/tokens';
import { MINUTE, plus, SECOND } from '@/lib/foundation/time';
import { type AccountAccess, PlatformError } from '@/lib/platforms/platform';
import { HELD_DETAIL } from './held-words';
import { refreshAccount } from './refresh-account';
import { canRefresh, openAccess, storedAccount } from './stored-token';

/** A token this near its end is not begun with. */
const END_MS = MINUTE;
const WAIT_FOR_OTHER = { everyMs: 200, forMs: 25 * SECOND } as const;

/**
 * An account with its token, opened for one call; a token at its end is refreshed first. Not for requests: the worker
 * asks it for a row that it holds. @throws PlatformError RECONNECT, or RATE_LIMITED until when a refresh may be tried again
 */
export async function accountAccess(businessId: string, accountId: string): Promise<AccountAccess> {
  const now = new Date();
  let row = await storedAccount(businessId, accountId);
  if (isConnected(row) && isAtEnd(row, now) && canRefresh(row)) row = await renewed(row, now);
  if (row.status === 'reconnect_required') throw mustReconnect(row, 'reconnect_required', HELD_DETAIL);
  if (!row.isActive || row.accessTokenSealed === null) {
    throw mustReconnect(row, 'disconnected', 'The account was disconnected. Connect it again.');
  }
  return openAccess(row, row.accessTokenSealed);
}

/** The row as a refresh leaves it; as it was, while its token still holds. */
async function renewed(row: StoredAccount, now: Date): Promise<StoredAccount> {
  const notBefore = row.refreshNotBefore;
  if (row.refreshFailures > 0 && notBefore !== null && notBefore > now) {
    if (isPast(row, now)) throw notNow(row, notBefore);
    return row;
  }
  const result = await refreshAccount(row.businessId, row.id, row.tokenVersion, now);
  if (result.kind === 'busy') return waitForOther(row, now);
  if (result.kind === 'failed' && isPast(row, now)) throw notNow(row, result.until);
  return storedAccount(row.businessId, row.id);
}

/** Another refresher is at it: its token is this one's too. */
async function waitForOther(row: StoredAccount, now: Date): Promise<StoredAccount> {
  const givenUpAt = plus(now, WAIT_FOR_OTHER.forMs);
  let current = await storedAccount(row.businessId, row.id);
  while (isConnected(current) && isHeldBy(current, row) && new Date() < givenUpAt) {
    await sleep(WAIT_FOR_OTHER.everyMs);
    current = await storedAccount(row.businessId, row.id);
  }
  if (isConnected(current) && isPast(current, now)) throw notNow(row, current.refreshNotBefore ?? plus(now, MINUTE));
  return current;
}

const isHeldBy = (current: StoredAccount, before: StoredAccount): boolean =>
  current.tokenVersion === before.tokenVersion && current.refreshLeaseUntil !== null;

const isConnected = ({ isActive, status }: StoredAccount): boolean => isActive && status === 'connected';

const isAtEnd = ({ tokenExpiresAt }: StoredAccount, now: Date): boolean =>
  tokenExpiresAt !== null && tokenExpiresAt.getTime() - END_MS <= now.getTime();

const isPast = ({ tokenExpiresAt }: StoredAccount, now: Date): boolean =>
  tokenExpiresAt !== null && tokenExpiresAt <= now;

const mustReconnect = ({ platform }: StoredAccount, code: string, detail: string): PlatformError =>
  new PlatformError(platform, { kind: 'RECONNECT', code, detail });

const notNow = ({ platform }: StoredAccount, until: Date): PlatformError => {
  const detail = 'The access to this account could not be renewed just now; it is tried again.';
  return new PlatformError(platform, { kind: 'RATE_LIMITED', until, code: 'refresh_failed', detail });
};
