import { statement } from '../sql';

/** Takes a key that is free, or whose hold has run out. Nothing when another request holds it or has answered it. */
export const beginIdempotent = statement<
  [businessId: string, key: string, fingerprint: string, holdSeconds: number],
  { created_at: Date }
>(
  'begin_idempotent',
  `INSERT INTO idempotency_keys (business_id, key, fingerprint, created_at, expires_at)
   VALUES ($1, $2, $3, now(), now() + $4 * interval '1 second')
   ON CONFLICT (business_id, key) DO UPDATE
     SET fingerprint = excluded.fingerprint, status = NULL, response = NULL,
         created_at = excluded.created_at, expires_at = excluded.expires_at
     WHERE idempotency_keys.expires_at <= now()
   RETURNING created_at`,
);

export const readIdempotent = statement<
  [businessId: string, key: string],
  { fingerprint: string; status: number | null; response: unknown; retry_after_seconds: number }
>(
  'read_idempotent',
  `SELECT fingerprint, status, response, greatest(1, ceil(extract(epoch FROM expires_at - now())))::int AS retry_after_seconds
   FROM idempotency_keys WHERE business_id = $1 AND key = $2`,
);

/** Keeps the answer, unless the hold ran out and another request took the key. */
export const finishIdempotent = statement<
  [businessId: string, key: string, heldSince: Date, status: number, response: string, keepSeconds: number],
  { key: string }
>(
  'finish_idempotent',
  `UPDATE idempotency_keys SET status = $4, response = $5::jsonb, expires_at = now() + $6 * interval '1 second'
   WHERE business_id = $1 AND key = $2 AND created_at = $3 AND status IS NULL RETURNING key`,
);

/** Frees a key whose request changed nothing. */
export const releaseIdempotent = statement<[businessId: string, key: string, heldSince: Date], { key: string }>(
  'release_idempotent',
  'DELETE FROM idempotency_keys WHERE business_id = $1 AND key = $2 AND created_at = $3 AND status IS NULL RETURNING key',
);
