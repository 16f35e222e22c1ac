import { MINUTE, plus } from '@/lib/foundation/time';
import { refreshAccount } from './refresh-account';
import { canRefresh, openAccess, storedAccount } from './stored-token';

export type RefusedToken =
  /** Another token stands by now: try again with it. */
  | { kind: 'renewed' }
  /** Too new for the network to know it everywhere. */
  | { kind: 'young'; retryAfterMs: number }
  /** It could not be renewed just now. */
  | { kind: 'later'; until: Date }
  | { kind: 'dead'; tokenVersion: number };

/** LinkedIn refuses brand-new tokens for some seconds. */
const YOUNG_MS = MINUTE / 2;
const YOUNG_RETRY_MS = 10_000;
/** A token that was refused although it was renewed so lately would be refused again. */
const RENEWED_LATELY_MS = 5 * MINUTE;

/** A network refused the access token of a call: whether another try can help. `used` is null where none was opened. */
export async function answerRefusedToken(
  businessId: string,
  accountId: string,
  used: string | null,
  now: Date,
): Promise<RefusedToken> {
  const row = await storedAccount(businessId, accountId);
  const { tokenVersion, accessTokenSealed } = row;
  const dead = { kind: 'dead', tokenVersion } as const;
  if (!row.isActive || row.status !== 'connected' || accessTokenSealed === null || used === null) return dead;
  if (openAccess(row, accessTokenSealed).accessToken !== used) return { kind: 'renewed' };
  const ageMs = now.getTime() - row.tokenIssuedAt.getTime();
  if (ageMs < YOUNG_MS) return { kind: 'young', retryAfterMs: YOUNG_RETRY_MS };
  if (!canRefresh(row) || row.refreshRefused || ageMs < RENEWED_LATELY_MS) return dead;
  const result = await refreshAccount(businessId, accountId, tokenVersion, now);
  switch (result.kind) {
    case 'renewed':
      return { kind: 'renewed' };
    case 'busy':
      return { kind: 'later', until: plus(now, YOUNG_RETRY_MS) };
    case 'failed':
      return { kind: 'later', until: result.until };
    case 'refused':
      return dead;
  }
}
