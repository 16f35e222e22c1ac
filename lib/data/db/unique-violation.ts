const UNIQUE_VIOLATION = '23505';

/** Whether a write met another of the same key, by the name of the index that refused it. */
export const isTaken = (error: unknown, index: string): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === UNIQUE_VIOLATION &&
  'constraint' in error &&
  error.constraint === index;
