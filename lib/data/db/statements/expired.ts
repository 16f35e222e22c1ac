import { statement } from '../sql';

const deleteExpired = (table: string) =>
  statement<[limit: number], { count: string }>(
    `delete_expired_${table}`,
    `WITH gone AS (
       DELETE FROM ${table} WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${table} WHERE expires_at < now() LIMIT $1)) RETURNING 1
     ) SELECT count(*)::text AS count FROM gone`,
  );

/** Rows whose own time has run out: nothing reads them any more. */
export const DELETE_EXPIRED = ['idempotency_keys', 'sessions', 'verifications'].map(deleteExpired);
