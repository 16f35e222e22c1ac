import { isOfOneCall } from '@/lib/data/db/of-one-call';
import { pool } from '@/lib/data/db/pool';
import { byColumn, run } from '@/lib/data/db/sql';
import { markSending, type OpenedAttempt, openAttempts, type SendingMark } from '@/lib/data/db/statements/ledger';
import { type SettledClaim, settleClaims } from '@/lib/data/db/statements/settlement';
import { Batcher } from '@/lib/foundation/batcher';
import { env } from '@/lib/foundation/env';
import { SECOND } from '@/lib/foundation/time';

/** What a lease must have left when the request that publishes leaves: time to write it, and for clocks to differ. */
export const SEND_MS = 10 * SECOND;

/** The attempt of a claim, on disk; nothing when the claim is lost. */
export const openedAttempt = new Batcher(async (calls: readonly OpenedAttempt[]) => {
  const rows = await run(pool(), openAttempts, byColumn(calls));
  const opened = new Map(rows.map((row) => [row.scheduled_post_id, row]));
  return calls.map(([id]) => opened.get(id));
}, isOfOneCall);

/** The mark that a request leaves, on disk; nothing when the claim is lost, not `passed` when its account is busy. */
export const markSent = new Batcher(async (calls: readonly SendingMark[]) => {
  const rows = await run(pool(), markSending, [...byColumn(calls), SEND_MS, env().PUBLISH_GAP_MS]);
  const marked = new Map(rows.map((row) => [row.id, row]));
  return calls.map(([id]) => marked.get(id));
}, isOfOneCall);

/** What came of a claim, on disk; false when it was lost. */
export const settledClaim = new Batcher(async (calls: readonly SettledClaim[]) => {
  const rows = await run(pool(), settleClaims, byColumn(calls));
  const settled = new Set(rows.map(({ id }) => id));
  return calls.map(([id]) => settled.has(id));
}, isOfOneCall);
