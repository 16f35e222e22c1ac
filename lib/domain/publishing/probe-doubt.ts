import { mediaIn } from '@/lib/contracts/options-of';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { markProbe, mayProbe, settleProbed, wasDeletedBefore } from '@/lib/data/db/statements/attention';
import type { ClaimedRow } from '@/lib/data/db/statements/claimed-row';
import { settleDoubtfulAttempts } from '@/lib/data/db/statements/ledger';
import { accountAccess } from '@/lib/domain/accounts/account-access';
import { inOrder, publishMedia } from '@/lib/domain/media/publish-media';
import { newId } from '@/lib/foundation/ids';
import { logger } from '@/lib/foundation/logger';
import { MINUTE, SECOND } from '@/lib/foundation/time';
import { leaseSignal } from '@/lib/platforms/lease-signal';
import { type Outcome, PlatformError, type PublishInput } from '@/lib/platforms/platform';
import { platformAdapter } from '@/lib/platforms/registry';
import { otherIdsOf } from './other-ids-of';
import { recordSettlement } from './record-settlement';
import { settleProbe } from './settle-probe';
import type { Settlement } from './state-machine';

/** For so long after its mark nobody else settles the row: not a reconcile, and so not a person either. */
const HOLD_MS = 2 * MINUTE;
/** What is left of it when the request leaves: its own time limit, and time to write down the answer. */
const ANSWER_MS = 40 * SECOND;
const PROBE_MS = 60 * SECOND;

/** It may not leave: it is not allowed, was made before, or would not be the same post. */
class NoProbe extends Error {
  override readonly name = 'NoProbe';
}

interface Probe {
  attemptId: string | null;
  /** In milliseconds of `performance.now()`: the request does not leave later. */
  endsAt: number;
}

/**
 * Where a network cannot be read and the business allows it: the same post once more, word for word and with the same files,
 * to be told that it stands. It is marked for ever before it leaves. @returns null when nothing left
 */
export async function probeDoubt(row: ClaimedRow, since: Date): Promise<{ settlement: Settlement | null } | null> {
  if ((await run(pool(), mayProbe, [row.id, row.fence])).length === 0) return null;
  const probe: Probe = { attemptId: null, endsAt: performance.now() + HOLD_MS - ANSWER_MS };
  const outcome = await send(row, probe);
  const { attemptId } = probe;
  if (attemptId === null || outcome === null) return null;
  const now = new Date();
  const verdict = settleProbe(outcome, await factsOf(row, since));
  const { settlement } = verdict;
  const wentOut = verdict.doubts === 'not_sent';
  const said = 'code' in outcome ? ([outcome.code, outcome.detail] as const) : ([null, null] as const);
  if (!wentOut) await run(pool(), settleProbed, [attemptId, verdict.probe, outcome.kind, ...said]);
  const kept = await recordSettlement({
    row,
    from: ['unknown'],
    attemptId: wentOut ? attemptId : null,
    settlement,
    outcome: verdict.outcome,
    now,
  });
  if (kept && wentOut) await run(pool(), settleDoubtfulAttempts, [row.id, 'not_sent', null]);
  return { settlement: kept ? settlement : null };
}

async function send(row: ClaimedRow, probe: Probe): Promise<Outcome | null> {
  try {
    return await platformAdapter(row.platform).publish(await inputOf(row, probe));
  } catch (error) {
    if (probe.attemptId === null) {
      const isPlain = error instanceof NoProbe || error instanceof PlatformError;
      if (!isPlain) logger().error({ err: error, scheduledPostId: row.id }, 'a post in doubt could not be repeated');
      return null;
    }
    logger().error({ err: error, scheduledPostId: row.id }, 'the repetition of a post broke off');
    const detail = 'The repetition left too, and its answer was lost.';
    return { kind: 'UNKNOWN_OUTCOME', code: 'probe_lost', detail };
  }
}

async function inputOf(row: ClaimedRow, probe: Probe): Promise<PublishInput> {
  const known = await publishMedia(row.business_id, {
    platform: row.platform,
    options: row.options,
    mediaIds: row.media_ids,
    optionMediaIds: mediaIn(row.options).map(({ id }) => id),
  });
  return {
    access: await accountAccess(row.business_id, row.account_id),
    role: row.role,
    inReplyTo: row.in_reply_to,
    text: row.content,
    media: inOrder(row.media_ids, known),
    options: row.options,
    optionMedia: known,
    progress: row.progress,
    signal: leaseSignal(PROBE_MS, () => probe.endsAt),
    now: new Date(),
    async saveProgress(progress) {
      // Files that are uploaded anew would make it another post.
      if (probe.attemptId === null) throw new NoProbe();
      row.progress = progress;
    },
    async beforeSend() {
      const markedAt = performance.now();
      const [marked] = await run(pool(), markProbe, [row.id, row.fence, newId('att'), HOLD_MS]);
      if (!marked) throw new NoProbe();
      probe.attemptId = marked.id;
      probe.endsAt = markedAt + HOLD_MS - ANSWER_MS;
      if (performance.now() > probe.endsAt) throw new NoProbe();
    },
  };
}

async function factsOf(row: ClaimedRow, since: Date) {
  const { platform, progress } = row;
  const named = (progress && platformAdapter(platform).candidates?.(progress)) ?? [];
  const taken = await otherIdsOf(row, since);
  const [deleted] = await run(pool(), wasDeletedBefore, [row.business_id, row.account_id, row.content]);
  return {
    since,
    isOther: (id: string) => taken.has(id),
    wasDeleted: deleted !== undefined,
    permalinkOf: (id: string) => named.find(({ platformPostId }) => platformPostId === id)?.permalink ?? null,
  };
}
