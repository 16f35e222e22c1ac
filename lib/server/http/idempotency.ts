import { createHash } from 'node:crypto';
import { pool } from '@/lib/data/db/pool';
import { type Queryable, run } from '@/lib/data/db/sql';
import {
  beginIdempotent,
  finishIdempotent,
  readIdempotent,
  releaseIdempotent,
} from '@/lib/data/db/statements/idempotency';
import { AppError } from '@/lib/foundation/errors';
import { DAY, MINUTE, SECOND } from '@/lib/foundation/time';

export interface Answer {
  status: number;
  body: unknown;
}

/** Writes the answer down in the transaction of the change that it answers for. */
export type KeepAnswer = (tx: { client: Queryable }, answer: Answer) => Promise<void>;

/** How long an answer is kept, and how long a request that never answers keeps others out. */
const KEEP_SECONDS = DAY / SECOND;
const HOLD_SECONDS = MINUTE / SECOND;
const ACCEPTABLE = /^[\x21-\x7e]{1,255}$/;

/** The request's `Idempotency-Key`, if it has one. @throws AppError `malformed_request` when it cannot be one. */
export function idempotencyKeyOf(request: Request): string | null {
  const key = request.headers.get('idempotency-key');
  if (key === null || ACCEPTABLE.test(key)) return key;
  throw new AppError('malformed_request', 'Idempotency-Key must be 1 to 255 printable characters without spaces.');
}

/** What makes two requests the same one. */
export function fingerprintOf(request: Request, body: Uint8Array): string {
  const { pathname } = new URL(request.url);
  return createHash('sha256').update(`${request.method} ${pathname}\n`).update(body).digest('hex');
}

/**
 * Runs `work` once for a key within a business: later requests with the same key get the kept answer.
 * `work` keeps it in its own transaction, so a crash leaves both or neither, and a run whose hold ran out rolls back.
 * A refused request frees its key; one that broke holds it for a minute.
 * @throws AppError `idempotency_in_flight`, or `idempotency_mismatch` when the key was used for another request
 */
export async function once(
  { businessId, key, fingerprint }: { businessId: string; key: string; fingerprint: string },
  work: (keep: KeepAnswer) => Promise<Answer>,
): Promise<Answer & { replayed: boolean }> {
  const [held] = await run(pool(), beginIdempotent, [businessId, key, fingerprint, HOLD_SECONDS]);
  if (!held) return { ...(await keptAnswer(businessId, key, fingerprint)), replayed: true };
  let isKept = false;
  const keep: KeepAnswer = async ({ client }, { status, body }) => {
    const answer = [status, JSON.stringify(body), KEEP_SECONDS] as const;
    const kept = await run(client, finishIdempotent, [businessId, key, held.created_at, ...answer]);
    if (kept.length === 0) throw takenOver();
    isKept = true;
  };
  try {
    const answer = await work(keep);
    if (!isKept) throw new Error('An idempotent route has a verb that does not keep its answer.');
    return { ...answer, replayed: false };
  } catch (error) {
    if (error instanceof AppError) await run(pool(), releaseIdempotent, [businessId, key, held.created_at]);
    throw error;
  }
}

const takenOver = (): AppError =>
  new AppError(
    'idempotency_in_flight',
    'This request took so long that another with its Idempotency-Key took over; this one changed nothing. Ask again.',
    { retryAfterSeconds: 1 },
  );

async function keptAnswer(businessId: string, key: string, fingerprint: string): Promise<Answer> {
  const [kept] = await run(pool(), readIdempotent, [businessId, key]);
  if (kept && kept.fingerprint !== fingerprint) {
    throw new AppError(
      'idempotency_mismatch',
      'This Idempotency-Key came with another request within the last 24 hours. Use a new key for a new request.',
    );
  }
  if (kept && kept.status !== null) return { status: kept.status, body: kept.response };
  throw new AppError('idempotency_in_flight', 'The request with this Idempotency-Key is still running. Ask again.', {
    retryAfterSeconds: Math.min(kept?.retry_after_seconds ?? 1, 5),
  });
}
