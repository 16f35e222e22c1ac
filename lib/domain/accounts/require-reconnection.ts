import { run } from '@/lib/data/db/sql';
import { holdPendingPosts } from '@/lib/data/db/statements/connections';
import { heldPosts } from '@/lib/data/db/statements/held';
import { requireReconnect } from '@/lib/data/db/statements/tokens';
import type { Transaction } from '@/lib/data/db/transaction';
import { recordEvent } from '../audit/record-event';
import { HELD_CODE, HELD_DETAIL } from './held-words';
import { mailOwners } from './mail-owners';

export interface DeadToken {
  businessId: string;
  accountId: string;
  /** Of the token that the network refused. */
  tokenVersion: number;
  code: string;
  detail: string;
  now: Date;
}

/** Posts that are named in the mail. */
const FIRST = 3;

/**
 * A dead token holds everything that waits for its account, until somebody connects it again.
 * @returns false when the token is another by now, or was known to be dead
 */
export async function requireReconnection(tx: Transaction, dead: DeadToken): Promise<boolean> {
  const { businessId, accountId, tokenVersion, code, now } = dead;
  const marked = await run(tx.client, requireReconnect, [businessId, accountId, tokenVersion]);
  const [account] = marked;
  if (!account) return false;
  const held = await run(tx.client, holdPendingPosts, [businessId, accountId, HELD_CODE, HELD_DETAIL]);
  await recordEvent(
    tx,
    { business: { id: businessId }, actor: { type: 'system', id: null }, now },
    {
      action: 'account.reconnect_required',
      subjectType: 'social_account',
      subjectId: accountId,
      data: { code, heldPosts: held.length },
    },
  );
  const waiting = await run(tx.client, heldPosts, [businessId, [accountId]]);
  const posts = waiting.filter(({ role }) => role === 'post');
  const firstPosts = posts.slice(0, FIRST).map(({ id, excerpt, scheduled_at }) => ({
    id,
    excerpt,
    scheduledAt: scheduled_at.toISOString(),
  }));
  const warning = { level: 'ended' as const, endsAt: null, postsAtRisk: posts.length, firstPosts };
  await mailOwners(tx, businessId, { platform: account.platform, displayName: account.display_name, warning });
  return true;
}
