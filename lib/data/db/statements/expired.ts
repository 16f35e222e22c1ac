import { statement } from '../sql';

const deleteExpired = ([table, column]: readonly [table: string, column: string]) =>
  statement<[limit: number], { count: string }>(
    `delete_expired_${table}`,
    `WITH gone AS (
       DELETE FROM ${table} WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${table} WHERE ${column} < now() LIMIT $1)) RETURNING 1
     ) SELECT count(*)::text AS count FROM gone`,
  );

const EXPIRING = [
  ['idempotency_keys', 'expires_at'],
  ['sessions', 'expires_at'],
  ['verifications', 'expires_at'],
  ['rate_readings', 'reset_at'],
] as const;

/** Rows whose own time has run out: nothing reads them any more. */
export const DELETE_EXPIRED = EXPIRING.map(deleteExpired);
