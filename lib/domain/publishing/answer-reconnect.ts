import type { ClaimedRow } from '@/lib/data/db/statements/claimed-row';
import { answerRefusedToken } from '@/lib/domain/accounts/answer-refused-token';
import type { Outcome } from '@/lib/platforms/platform';

type Reconnect = Extract<Outcome, { kind: 'RECONNECT' }>;

/**
 * The network refused the token, so it certainly did not take the post: one renewal is tried before the post is held.
 * `deadToken` is the version of the token that cannot be helped.
 */
export async function answerReconnect(
  row: Pick<ClaimedRow, 'business_id' | 'account_id'>,
  refusal: Reconnect,
  usedToken: string | null,
): Promise<{ outcome: Outcome; deadToken: number | null }> {
  const { code, detail } = refusal;
  const answer = await answerRefusedToken(row.business_id, row.account_id, usedToken, new Date());
  switch (answer.kind) {
    case 'renewed':
      return { outcome: { kind: 'TRANSIENT', code, detail, retryAfterMs: 0 }, deadToken: null };
    case 'young':
      return { outcome: { kind: 'TRANSIENT', code, detail, retryAfterMs: answer.retryAfterMs }, deadToken: null };
    case 'later':
      return { outcome: { kind: 'RATE_LIMITED', until: answer.until, code, detail }, deadToken: null };
    case 'dead':
      return { outcome: refusal, deadToken: answer.tokenVersion };
  }
}
