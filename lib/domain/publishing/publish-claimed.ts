import { createHash } from 'node:crypto';
import { mediaIn } from '@/lib/contracts/options-of';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import type { ClaimedRow } from '@/lib/data/db/statements/claimed-row';
import { saveProgress } from '@/lib/data/db/statements/ledger';
import { giveBack } from '@/lib/data/db/statements/queue';
import { accountAccess } from '@/lib/domain/accounts/account-access';
import { inOrder, publishMedia } from '@/lib/domain/media/publish-media';
import { env } from '@/lib/foundation/env';
import { newId } from '@/lib/foundation/ids';
import { logger } from '@/lib/foundation/logger';
import { SECOND } from '@/lib/foundation/time';
import { leaseSignal } from '@/lib/platforms/lease-signal';
import { type Outcome, PlatformError, type PublishInput } from '@/lib/platforms/platform';
import { platformAdapter } from '@/lib/platforms/registry';
import { answerReconnect } from './answer-reconnect';
import { BUSY_MS } from './claim-due-posts';
import { markSent, openedAttempt, SEND_MS } from './ledger-commits';
import { recordSettlement } from './record-settlement';
import { type Settlement, settle } from './state-machine';

/** The longest that one claim may talk to a network. */
const PUBLISH_MS = 60 * SECOND;

/** How long a claim holds, in milliseconds of `performance.now()`; its worker moves it on. */
export interface Lease {
  endsAt: number;
}

/** This claim no longer holds its row: another one does, or the lease is too short for a request. Nothing was sent. */
class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** Another post of the account is on its way, or left a moment ago: this one is looked at again. Nothing was sent. */
class AccountBusy extends Error {
  override readonly name = 'AccountBusy';
}

interface Held {
  sent: boolean;
  /** The token that the publisher was given. */
  accessToken: string | null;
}

/** Takes one claimed row to its network and writes down what came of it. @returns null when the claim was lost. */
export async function publishClaimed(
  row: ClaimedRow & { is_probe?: boolean },
  lease: Lease,
): Promise<Settlement | null> {
  const adapter = platformAdapter(row.platform);
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([row.content, row.media_ids, row.options, row.in_reply_to]))
    .digest('hex');
  const attempt = await openedAttempt.run([row.id, row.fence, newId('att'), fingerprint]);
  if (!attempt) return null;

  const held: Held = { sent: false, accessToken: null };
  let outcome: Outcome;
  try {
    outcome = await adapter.publish(await inputOf(row, attempt.id, lease, held));
  } catch (error) {
    if (error instanceof LeaseLost) return null;
    if (error instanceof AccountBusy) {
      await run(pool(), giveBack, [row.id, row.fence, Math.max(env().PUBLISH_GAP_MS, BUSY_MS)]);
      return null;
    }
    outcome = error instanceof PlatformError && !held.sent ? error.outcome : unexpected(row, error, held.sent);
  }
  let deadToken: number | null = null;
  if (outcome.kind === 'RECONNECT') ({ outcome, deadToken } = await answerReconnect(row, outcome, held.accessToken));
  const now = new Date();
  const settlement = settle(outcome, {
    now,
    attempts: row.attempts,
    openedAt: attempt.created_at,
    readLagMs: adapter.readLagMs,
    wasDoubted: attempt.was_doubted,
  });
  const kept = await recordSettlement({
    row,
    from: ['pending', 'sending'],
    attemptId: attempt.id,
    settlement,
    outcome,
    deadToken,
    now,
  });
  return kept ? settlement : null;
}

async function inputOf(row: ClaimedRow, attemptId: string, lease: Lease, held: Held): Promise<PublishInput> {
  const known = await publishMedia(row.business_id, {
    platform: row.platform,
    options: row.options,
    mediaIds: row.media_ids,
    optionMediaIds: mediaIn(row.options).map(({ id }) => id),
  });
  const access = await accountAccess(row.business_id, row.account_id);
  held.accessToken = access.accessToken;
  return {
    access,
    role: row.role,
    inReplyTo: row.in_reply_to,
    text: row.content,
    media: inOrder(row.media_ids, known),
    options: row.options,
    optionMedia: known,
    progress: row.progress,
    signal: leaseSignal(PUBLISH_MS, () => lease.endsAt),
    now: new Date(),
    async saveProgress(progress) {
      const kept = await run(pool(), saveProgress, [row.id, row.fence, JSON.stringify(progress)]);
      if (kept.length === 0) throw new LeaseLost();
      // A settlement that says nothing of progress keeps the row's.
      row.progress = progress;
    },
    async beforeSend() {
      const mark = await markSent.run([row.id, row.fence, attemptId]);
      if (!mark) throw new LeaseLost();
      if (!mark.passed) throw new AccountBusy();
      held.sent = true;
      // The database said yes at its own time; a process frozen since then sees here that the lease is gone.
      if (performance.now() + SEND_MS > lease.endsAt) throw new LeaseLost();
    },
  };
}

/** A failure that no publisher named: unknown once the request may have left, safe to try again before. */
function unexpected(row: ClaimedRow, error: unknown, sent: boolean): Outcome {
  logger().error({ err: error, scheduledPostId: row.id, platform: row.platform, sent }, 'publisher failed');
  const code = 'unexpected';
  return sent
    ? { kind: 'UNKNOWN_OUTCOME', code, detail: 'The connection broke after the post was sent; asking the network.' }
    : { kind: 'TRANSIENT', code, detail: 'The post could not be prepared; trying again.' };
}
