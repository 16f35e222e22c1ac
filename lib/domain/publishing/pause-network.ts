import type { Platform } from '@/lib/contracts/platform-names';
import { type Queryable, run } from '@/lib/data/db/sql';
import { endPause, pausePlatform, spacePaused } from '@/lib/data/db/statements/pauses';
import { logger } from '@/lib/foundation/logger';
import { MINUTE } from '@/lib/foundation/time';
import type { Outcome, Reconciliation } from '@/lib/platforms/platform';

/** A paused network is tried with one post this often. */
export const PROBE_EVERY_MS = 15 * MINUTE;

/** Answers that say that the network takes our requests again, whatever it said of this one. */
const ANSWERED = new Set<Outcome['kind']>(['OK', 'NOT_READY', 'DUPLICATE', 'INVALID_CONTENT', 'PERMISSION']);

type Answer = Outcome | Reconciliation;

/** An operator's matter: the network refuses the app itself, so every post of it would meet the same. */
const isForOperator = (answer: Answer): answer is Extract<Outcome, { kind: 'API_VERSION' | 'BILLING' }> =>
  answer.kind === 'API_VERSION' || answer.kind === 'BILLING';

/** Whether an answer ends or begins a network's rest: an operator's matter, or the post that was tried got through. */
export const concernsNetwork = (answer: Answer, isProbe: boolean): boolean =>
  isForOperator(answer) || (isProbe && ANSWERED.has(answer.kind as Outcome['kind']));

/** Lets a network rest after an answer for the operator, and ends its rest after any other that concerns it. */
export async function heedAnswer(client: Queryable, platform: Platform, answer: Answer): Promise<void> {
  if (!isForOperator(answer)) {
    await resumeNetwork(client, platform);
    return;
  }
  const { kind, code, detail } = answer;
  const [pause] = await run(client, pausePlatform, [platform, kind, code, detail, PROBE_EVERY_MS]);
  if (pause?.is_new) logger().error({ platform, kind, code, detail }, 'a network is paused; its posts wait');
}

/** @returns false when it was not paused */
export async function resumeNetwork(client: Queryable, platform: Platform): Promise<boolean> {
  const ended = await run(client, endPause, [platform]);
  if (ended.length === 0) return false;
  const late = await run(client, spacePaused, [platform]);
  logger().warn({ platform, latePosts: late.length }, 'a network is no longer paused');
  return true;
}
