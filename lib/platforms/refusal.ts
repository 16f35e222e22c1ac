import type { Platform } from '@/lib/contracts/platform-names';
import { MINUTE, plus } from '@/lib/foundation/time';
import type { HttpResponse, HttpResult } from './http-client';
import {
  type Outcome,
  PlatformError,
  type PlatformFailure,
  type PublishProgress,
  type Reconciliation,
} from './platform';
import type { PostReading } from './standing';

/** What a network said no with. `NOT_READY` gets the progress at the adapter's door. */
export type Refusal = PlatformFailure | { kind: 'NOT_READY'; retryAfterMs: number; code: string };

/** Where a request stands: `publish` is the single one that makes a post public; the others make nothing public. */
export type Stage = 'read' | 'prepare' | 'publish';

export interface RefusalContext {
  stage: Stage;
  now: Date;
}

/** A refusal on its way to the adapter's door, where it becomes a value again. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(readonly refusal: Refusal) {
    super(`${refusal.kind} ${refusal.code}`);
  }
}

const MAX_DETAIL = 300;
export const detailOf = (text: string | undefined, otherwise: string): string =>
  (text?.trim() || otherwise).slice(0, MAX_DETAIL);

/** The answer when it is a success; otherwise throws what `refusalOf` makes of it. @throws Refused */
export function accepted(
  result: HttpResult,
  context: RefusalContext,
  refusalOf: (response: HttpResponse, context: RefusalContext) => Refusal,
): HttpResponse {
  if (result.kind === 'not_sent') {
    throw new Refused({ kind: 'TRANSIENT', code: result.code, detail: 'The network could not be reached.' });
  }
  if (result.kind === 'no_answer')
    throw new Refused(inDoubt(context.stage, result.code, 'The network did not answer.'));
  if (result.status >= 200 && result.status < 300) return result;
  throw new Refused(refusalOf(result, context));
}

/** Something failed on the network's side: after a write it may have been accepted, before one it may be repeated. */
export const inDoubt = (stage: Stage, code: string, detail: string): Refusal => ({
  kind: stage === 'publish' ? 'UNKNOWN_OUTCOME' : 'TRANSIENT',
  code,
  detail,
});

const DEFAULT_RATE_WINDOW_MS = 15 * MINUTE;

/** For an answer without a code that is known: what its HTTP status says. */
export function refusalByStatus({ status }: HttpResponse, detail: string, { stage, now }: RefusalContext): Refusal {
  const code = `http_${status}`;
  switch (status) {
    case 401:
      return { kind: 'RECONNECT', code, detail };
    case 402:
      return { kind: 'BILLING', code, detail };
    case 403:
      return { kind: 'PERMISSION', code, detail };
    case 429:
      return { kind: 'RATE_LIMITED', until: plus(now, DEFAULT_RATE_WINDOW_MS), code, detail };
    default:
      return status >= 400 && status < 500 && status !== 408
        ? { kind: 'INVALID_CONTENT', code, detail }
        : inDoubt(stage, code, detail);
  }
}

/** The door of `publish`. Errors other than a refusal go through: they are not the network's. */
export async function asOutcome(progress: () => PublishProgress, work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { refusal } = error;
    if (refusal.kind !== 'NOT_READY') return refusal;
    return { kind: 'NOT_READY', progress: progress(), retryAfterMs: refusal.retryAfterMs };
  }
}

const isPassing = ({ kind }: Refusal): boolean => kind === 'TRANSIENT' || kind === 'RATE_LIMITED';

type Unclear = Extract<Reconciliation, { kind: 'unclear' }>;

/** The door of `reconcile`: a network that cannot be read leaves the question open. */
export async function asReconciliation<Answer = Reconciliation>(
  work: () => Promise<Answer>,
): Promise<Answer | Unclear> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { refusal } = error;
    const detail = 'detail' in refusal ? refusal.detail : 'The network is still working on the media.';
    return { kind: 'unclear', code: refusal.code, detail, ...(isPassing(refusal) ? { isUnread: true } : {}) };
  }
}

/** The door of `readPost`. */
export async function asReading(work: () => Promise<PostReading>): Promise<PostReading> {
  const answer = await asReconciliation<PostReading>(work);
  return answer.kind === 'unclear' ? { kind: 'unreadable', code: answer.code, detail: answer.detail } : answer;
}

/** The door of `connect`. @throws PlatformError */
export async function asConnection<T>(platform: Platform, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.kind === 'NOT_READY') throw error;
    throw new PlatformError(platform, error.refusal);
  }
}

/** The door of what an account is asked beside its posts: the refusal is the answer. */
export async function asFailure<T>(work: () => Promise<T>): Promise<T | PlatformFailure> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.kind === 'NOT_READY') throw error;
    return error.refusal;
  }
}
