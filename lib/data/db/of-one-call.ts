import pg from 'pg';

/** SQLSTATE of what a single call may be the cause of: its data, a constraint, a deadlock with another group. */
const OF_ONE_CALL = /^(2[1-3]|40)/;

/** Whether a statement for many calls may succeed for the others; it was rolled back as a whole. */
export const isOfOneCall = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && OF_ONE_CALL.test(error.code ?? '');
